-- The whole rota: single days may move, givers change from a day on, requests may be for free visits and for parts, and everything is recorded.
CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`from_time` text NOT NULL,
	`until_time` text NOT NULL,
	`said_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `absences_of_person` ON `absences` (`person`,`until_time`);--> statement-breakpoint
CREATE TABLE `availabilities` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text,
	`repeats` text,
	`starts` text,
	`ends` text,
	`said_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `availabilities_of_person` ON `availabilities` (`person`);--> statement-breakpoint
CREATE TABLE `calendars` (
	`findable` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`made_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_calendar_a_person` ON `calendars` (`person`) WHERE "calendars"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX `calendars_of_person` ON `calendars` (`person`);--> statement-breakpoint
CREATE TABLE `last_resorts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`circle` text NOT NULL,
	`words` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`circle`) REFERENCES `circles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `last_resorts_of_circle` ON `last_resorts` (`circle`);--> statement-breakpoint
CREATE TABLE `on_call` (
	`circle` text NOT NULL,
	`person` text NOT NULL,
	`place` integer NOT NULL,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`circle`, `person`),
	FOREIGN KEY (`circle`) REFERENCES `circles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attendances` (
	`series` text NOT NULL,
	`day` text NOT NULL,
	`person` text NOT NULL,
	`on_my_way_at` integer,
	`done_at` integer,
	`minutes_late` integer,
	PRIMARY KEY(`series`, `day`, `person`),
	FOREIGN KEY (`series`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `proposal_answers` (
	`proposal` text NOT NULL,
	`person` text NOT NULL,
	`as_whom` text NOT NULL,
	`answer` text NOT NULL,
	`answered_at` integer,
	PRIMARY KEY(`proposal`, `person`),
	FOREIGN KEY (`proposal`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`change` text NOT NULL,
	`by` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proposals_of_team` ON `proposals` (`team`,`state`);--> statement-breakpoint
CREATE TABLE `standing_givers` (
	`series` text NOT NULL,
	`from_day` text NOT NULL,
	`giver` text,
	PRIMARY KEY(`series`, `from_day`),
	FOREIGN KEY (`series`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`giver`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `standing_givers_of_giver` ON `standing_givers` (`giver`);--> statement-breakpoint
CREATE TABLE `visit_record` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team` text NOT NULL,
	`series` text NOT NULL,
	`day` text,
	`what` text NOT NULL,
	`person` text,
	`by` text NOT NULL,
	`as_whom` text,
	`from_time` text,
	`to_time` text,
	`minutes` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`series`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `visit_record_of_visit` ON `visit_record` (`series`,`day`);--> statement-breakpoint
CREATE INDEX `visit_record_of_team` ON `visit_record` (`team`,`at`);--> statement-breakpoint
CREATE TABLE `__new_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`kind` text NOT NULL,
	`visit` text NOT NULL,
	`in_return` text,
	`giver` text,
	`asked_by` text NOT NULL,
	`taker` text,
	`state` text NOT NULL,
	`part_from` text,
	`part_to` text,
	`urgent` integer DEFAULT false NOT NULL,
	`waves` integer DEFAULT 1 NOT NULL,
	`circle` text DEFAULT 'not asked' NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`agreed_by` text,
	`agreed_as` text,
	`settled_at` integer,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`giver`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taker`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "a_swap_has_a_return" CHECK(("__new_requests"."kind" = 'swap') = ("__new_requests"."in_return" is not null)),
	CONSTRAINT "nobody_takes_their_own" CHECK("__new_requests"."taker" is null or "__new_requests"."taker" <> "__new_requests"."giver"),
	CONSTRAINT "settled_has_a_taker" CHECK("__new_requests"."state" not in ('settled', 'waiting for the Team Owner') or "__new_requests"."taker" is not null)
);
--> statement-breakpoint
INSERT INTO `__new_requests`("id", "team", "kind", "visit", "in_return", "giver", "asked_by", "taker", "state", "opened_at", "closes_at") SELECT "id", "team", "kind", "visit", "in_return", "giver", "giver", "taker", "state", "opened_at", "closes_at" FROM `requests`;--> statement-breakpoint
DROP TABLE `requests`;--> statement-breakpoint
ALTER TABLE `__new_requests` RENAME TO `requests`;--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_request_per_visit` ON `requests` (`visit`) WHERE "requests"."state" in ('asking', 'waiting for the Team Owner');--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_request_per_return` ON `requests` (`in_return`) WHERE "requests"."state" in ('asking', 'waiting for the Team Owner');--> statement-breakpoint
ALTER TABLE `letters` ADD `urgent` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `reminded_for` text;--> statement-breakpoint
ALTER TABLE `asked` ADD `wave` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `asked` ADD `reminded_at` integer;--> statement-breakpoint
ALTER TABLE `changed_visits` ADD `giver_is` text DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE `changed_visits` ADD `moved_to` text;--> statement-breakpoint
ALTER TABLE `changed_visits` ADD `starts` text;--> statement-breakpoint
ALTER TABLE `changed_visits` ADD `ends` text;--> statement-breakpoint
CREATE INDEX `changed_visits_moved` ON `changed_visits` (`moved_to`);--> statement-breakpoint
ALTER TABLE `series` ADD `kind` text DEFAULT 'ordinary' NOT NULL;--> statement-breakpoint
ALTER TABLE `series` ADD `skips_bank_holidays` integer DEFAULT false NOT NULL;--> statement-breakpoint
INSERT INTO `alarms` ("id", "rings", "person", "capability", "intent") SELECT 'alarm-remind-' || "id", 0, "id", 'reminders', '{"do":"remind","at":"' || "reminded_at" || '"}' FROM `people` WHERE "reminded_at" IS NOT NULL;--> statement-breakpoint
INSERT INTO `alarms` ("id", "rings", "person", "capability", "intent") SELECT 'alarm-watch-' || "id", 0, "owner", 'cover', '{"do":"watch","team":"' || "id" || '"}' FROM `teams` WHERE "state" <> 'ended';
