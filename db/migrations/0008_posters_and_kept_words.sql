CREATE TABLE `kept_words` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`team` text,
	`words` text NOT NULL,
	`said_at` integer NOT NULL,
	`told_where` integer NOT NULL,
	`passed_on_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `kept_words_of_person` ON `kept_words` (`person`,`said_at`);--> statement-breakpoint
CREATE INDEX `kept_words_of_team` ON `kept_words` (`team`,`said_at`);--> statement-breakpoint
CREATE TABLE `posters` (
	`id` text PRIMARY KEY NOT NULL,
	`circle` text NOT NULL,
	`words` text,
	`findable` text,
	`secret` text,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`circle`) REFERENCES `circles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "words_are_blanked_once_stopped" CHECK(("posters"."words" is null) = ("posters"."ended_at" is not null)),
	CONSTRAINT "no_sheet_once_stopped" CHECK(("posters"."findable" is null) = ("posters"."ended_at" is not null) and ("posters"."secret" is null) = ("posters"."ended_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_poster_of_a_circle` ON `posters` (`circle`) WHERE "posters"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `no_two_open_posters_alike` ON `posters` (`words`) WHERE "posters"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `poster_by_secret` ON `posters` (`findable`);--> statement-breakpoint
CREATE TABLE `volunteers` (
	`circle` text NOT NULL,
	`person` text NOT NULL,
	`poster` text,
	`joined_at` integer NOT NULL,
	`is_named` integer NOT NULL,
	`gives` text,
	`often` text,
	`told_at` integer,
	PRIMARY KEY(`circle`, `person`),
	FOREIGN KEY (`circle`) REFERENCES `circles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`poster`) REFERENCES `posters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `gifting_volunteers` ADD `to_meet` integer DEFAULT false NOT NULL;