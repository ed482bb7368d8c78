CREATE TABLE `needs_shared` (
	`person` text NOT NULL,
	`team` text NOT NULL,
	`shared_by` text NOT NULL,
	`shared_on` text NOT NULL,
	PRIMARY KEY(`person`, `team`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shared_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `own_records` (
	`findable` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`made_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `own_records_of_person` ON `own_records` (`person`);--> statement-breakpoint
CREATE TABLE `supporters` (
	`person` text NOT NULL,
	`supporter` text NOT NULL,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	PRIMARY KEY(`person`, `supporter`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supporter`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supporters_of_supporter` ON `supporters` (`supporter`);--> statement-breakpoint
CREATE TABLE `telling_needs` (
	`person` text NOT NULL,
	`need` text NOT NULL,
	`words` text,
	`recorded_by` text NOT NULL,
	`recorded_as` text NOT NULL,
	`recorded_on` text NOT NULL,
	`review_on` text NOT NULL,
	PRIMARY KEY(`person`, `need`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `turns` ADD `spoken` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `paused_until` text;--> statement-breakpoint
ALTER TABLE `people` ADD `one_at_a_time` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `read_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `best_from` text;--> statement-breakpoint
ALTER TABLE `people` ADD `best_until` text;--> statement-breakpoint
ALTER TABLE `people` ADD `caught_up_at` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `forgotten_at` integer;