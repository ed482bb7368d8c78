CREATE TABLE `code_tries` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`findable` text NOT NULL,
	`at` integer NOT NULL,
	`looked` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `code_tries_from` ON `code_tries` (`findable`,`at`);--> statement-breakpoint
CREATE INDEX `code_tries_at` ON `code_tries` (`at`);--> statement-breakpoint
CREATE TABLE `link_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text,
	`made_by` text NOT NULL,
	`handed_over` text,
	`findable` text,
	`made_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hash_is_blanked_once_over" CHECK(("link_codes"."findable" is null) = ("link_codes"."state" <> 'open'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_code_of_a_kind` ON `link_codes` (`person`,`kind`) WHERE "link_codes"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX `no_two_open_codes_alike` ON `link_codes` (`findable`) WHERE "link_codes"."state" = 'open';--> statement-breakpoint
CREATE INDEX `codes_made_by` ON `link_codes` (`made_by`,`made_at`);--> statement-breakpoint
ALTER TABLE `addresses` ADD `last_seen_at` integer;--> statement-breakpoint
ALTER TABLE `addresses` ADD `rests_since` integer;--> statement-breakpoint
ALTER TABLE `strangers` ADD `stopped_at` integer;