CREATE TABLE `deaths` (
	`id` text PRIMARY KEY NOT NULL,
	`of_person` text NOT NULL,
	`state` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` integer,
	`ended_by` text,
	`ended_at` integer,
	FOREIGN KEY (`of_person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`said_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "two_people_confirm_a_death" CHECK("deaths"."state" <> 'confirmed' or ("deaths"."confirmed_by" is not null and "deaths"."confirmed_by" <> "deaths"."said_by"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_word_of_a_death` ON `deaths` (`of_person`) WHERE "deaths"."state" <> 'mistaken';--> statement-breakpoint
CREATE TABLE `departures` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`person` text NOT NULL,
	`because` text NOT NULL,
	`said_by` text NOT NULL,
	`last_day` text NOT NULL,
	`state` text NOT NULL,
	`farewell` text,
	`said_at` integer NOT NULL,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`said_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `departures_of_person` ON `departures` (`person`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_departure_at_a_time` ON `departures` (`team`,`person`) WHERE "departures"."state" in ('said', 'known');--> statement-breakpoint
CREATE TABLE `freed_visits` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`departure` text NOT NULL,
	`series` text NOT NULL,
	`day` text,
	FOREIGN KEY (`departure`) REFERENCES `departures`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `freed_by` ON `freed_visits` (`departure`);--> statement-breakpoint
CREATE TABLE `letter_teams` (
	`letter` text NOT NULL,
	`team` text NOT NULL,
	PRIMARY KEY(`letter`, `team`),
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `witnessed` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`what` text NOT NULL,
	`person` text NOT NULL,
	`needs` integer NOT NULL,
	`state` text NOT NULL,
	`opened_on` text NOT NULL,
	`recorded_on` text,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `witnessed_of_team` ON `witnessed` (`team`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `asked_once_at_a_time` ON `witnessed` (`team`,`what`,`person`) WHERE "witnessed"."state" in ('waiting', 'agreed');--> statement-breakpoint
CREATE TABLE `witnesses` (
	`record` text NOT NULL,
	`person` text NOT NULL,
	`said_on` text NOT NULL,
	PRIMARY KEY(`record`, `person`),
	FOREIGN KEY (`record`) REFERENCES `witnessed`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `letters` ADD `even_so` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `teams` ADD `deciding` text DEFAULT 'alone' NOT NULL;