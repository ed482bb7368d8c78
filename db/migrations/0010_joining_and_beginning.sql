CREATE TABLE `team_beginnings` (
	`id` text PRIMARY KEY NOT NULL,
	`circle` text NOT NULL,
	`room` text NOT NULL,
	`started_by` text NOT NULL,
	`owner_is` text NOT NULL,
	`owner` text,
	`first_name` text,
	`surname` text,
	`nickname` text,
	`advocate_is` text NOT NULL,
	`advocate` text,
	`advocate_first_name` text,
	`advocate_surname` text,
	`asking` text,
	`place_is` text NOT NULL,
	`place` text,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`team` text,
	`agreed_by` text,
	`agreed_as` text,
	`agreed_on` text,
	FOREIGN KEY (`circle`) REFERENCES `circles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`started_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`advocate`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "begun_by_a_yes" CHECK(("team_beginnings"."state" = 'agreed') = ("team_beginnings"."team" is not null) and ("team_beginnings"."team" is null) = ("team_beginnings"."agreed_as" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_beginning_a_room` ON `team_beginnings` (`room`) WHERE "team_beginnings"."state" in ('gathering', 'waiting for a yes');--> statement-breakpoint
CREATE INDEX `beginnings_by` ON `team_beginnings` (`started_by`,`state`);--> statement-breakpoint
CREATE INDEX `beginning_of_team` ON `team_beginnings` (`team`);--> statement-breakpoint
CREATE TABLE `organisers` (
	`number` integer PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`findable` text NOT NULL,
	`person` text,
	`is_named` integer DEFAULT false NOT NULL,
	`circle_name` text,
	`finished_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text,
	`circle` text,
	`person` text NOT NULL,
	`as_what` text NOT NULL,
	`invited_by` text NOT NULL,
	`state` text NOT NULL,
	`their_answer` text NOT NULL,
	`their_answer_at` integer,
	`answer_for_all` text NOT NULL,
	`answered_by` text,
	`answered_as` text,
	`answer_for_all_at` integer,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`reminded_at` integer,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`circle`) REFERENCES `circles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invited_to_a_team_or_a_circle" CHECK(("invitations"."team" is null) <> ("invitations"."circle" is null)),
	CONSTRAINT "joined_by_two_answers" CHECK("invitations"."state" <> 'joined' or ("invitations"."their_answer" = 'yes' and "invitations"."answer_for_all" = 'yes')),
	CONSTRAINT "answered_by_somebody" CHECK(("invitations"."answer_for_all" = 'none yet') = ("invitations"."answered_by" is null) and ("invitations"."answered_by" is null) = ("invitations"."answered_as" is null)),
	CONSTRAINT "a_kind_of_member" CHECK(team is null or as_what in ('family', 'employed', 'independent', 'volunteer', 'peer supporter', 'Team Starter', 'Coach', 'advocate'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_invitation_to_a_team` ON `invitations` (`team`,`person`) WHERE "invitations"."state" = 'asking' and "invitations"."team" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_invitation_to_a_circle` ON `invitations` (`circle`,`person`) WHERE "invitations"."state" = 'asking' and "invitations"."circle" is not null;--> statement-breakpoint
CREATE INDEX `invitations_of_person` ON `invitations` (`person`,`state`);--> statement-breakpoint
CREATE INDEX `invitations_by` ON `invitations` (`invited_by`,`state`);