CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`announced_by` text NOT NULL,
	`body` text NOT NULL,
	`label` text NOT NULL,
	`announced_at` integer NOT NULL,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`announced_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `announcements_of_team` ON `announcements` (`team`,`announced_at`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`turn` text NOT NULL,
	`person` text NOT NULL,
	`team` text,
	`sender` text NOT NULL,
	`about` text,
	`concerns` text,
	`reach` text NOT NULL,
	`post` text,
	`label` text NOT NULL,
	`words` text,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sender`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reach_is_known" CHECK("deliveries"."reach" in ('whole', 'limited, whole elsewhere', 'limited', 'no way', 'above their clearance')),
	CONSTRAINT "words_are_kept_only_where_needed" CHECK("deliveries"."words" is null or "deliveries"."reach" in ('limited', 'no way'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_delivery_a_turn_and_person` ON `deliveries` (`turn`,`person`);--> statement-breakpoint
CREATE INDEX `deliveries_of_sender` ON `deliveries` (`sender`,`number`);--> statement-breakpoint
CREATE INDEX `deliveries_in_team` ON `deliveries` (`team`,`number`);--> statement-breakpoint
CREATE INDEX `deliveries_to_person` ON `deliveries` (`person`,`number`);--> statement-breakpoint
CREATE INDEX `deliveries_concerning` ON `deliveries` (`concerns`) WHERE "deliveries"."concerns" is not null;--> statement-breakpoint
CREATE INDEX `deliveries_with_words` ON `deliveries` (`made_at`) WHERE "deliveries"."words" is not null;--> statement-breakpoint
CREATE TABLE `deliveries_by_hand` (
	`delivery` integer PRIMARY KEY NOT NULL,
	`how` text NOT NULL,
	`told_by` text NOT NULL,
	`told_at` integer NOT NULL,
	FOREIGN KEY (`delivery`) REFERENCES `deliveries`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`told_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "way_is_known" CHECK("deliveries_by_hand"."how" in ('told face to face', 'given on paper', 'read aloud'))
);
--> statement-breakpoint
CREATE TABLE `pages_to_print` (
	`findable` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`reader` text NOT NULL,
	`printed_by` text NOT NULL,
	`sender` text NOT NULL,
	`label` text NOT NULL,
	`words` text NOT NULL,
	`written_at` integer NOT NULL,
	`opens_until` integer NOT NULL,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reader`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`printed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sender`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "paper_carries_care_at_most" CHECK("pages_to_print"."label" in ('open', 'plan', 'team', 'care'))
);
--> statement-breakpoint
CREATE INDEX `pages_by_end` ON `pages_to_print` (`opens_until`);--> statement-breakpoint
ALTER TABLE `letters` ADD `delivery` integer REFERENCES deliveries(number);--> statement-breakpoint
ALTER TABLE `letters` ADD `holds_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `letters_of_delivery` ON `letters` (`delivery`) WHERE "letters"."delivery" is not null;