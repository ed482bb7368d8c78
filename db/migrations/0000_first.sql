CREATE TABLE `alarms` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`rings` integer NOT NULL,
	`person` text NOT NULL,
	`capability` text NOT NULL,
	`intent` text NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alarms_id_unique` ON `alarms` (`id`);--> statement-breakpoint
CREATE INDEX `alarms_due` ON `alarms` (`rings`,`number`);--> statement-breakpoint
CREATE TABLE `before` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`turn` text NOT NULL,
	`table_name` text NOT NULL,
	`row_key` text NOT NULL,
	`kind` text NOT NULL,
	`row` text
);
--> statement-breakpoint
CREATE INDEX `before_turn` ON `before` (`turn`);--> statement-breakpoint
CREATE INDEX `before_row` ON `before` (`table_name`,`row_key`);--> statement-breakpoint
CREATE TABLE `heard` (
	`channel` text NOT NULL,
	`cue` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`channel`, `cue`)
);
--> statement-breakpoint
CREATE INDEX `heard_at` ON `heard` (`at`);--> statement-breakpoint
CREATE TABLE `journal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`turn` text NOT NULL,
	`capability` text NOT NULL,
	`person` text,
	`fact` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `journal_at` ON `journal` (`at`);--> statement-breakpoint
CREATE TABLE `offer_letters` (
	`letter` text PRIMARY KEY NOT NULL,
	`offer` text NOT NULL,
	FOREIGN KEY (`offer`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `offers` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`choices` text NOT NULL,
	`about` text,
	`concerns` text,
	`awaited` integer NOT NULL,
	`channel` text NOT NULL,
	`room` text,
	`made_in` text NOT NULL,
	`made_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`used_in` text,
	`closed_because` text,
	`closed_in` text,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `offers_of_person` ON `offers` (`person`,`made_at`);--> statement-breakpoint
CREATE INDEX `offers_made_in` ON `offers` (`made_in`);--> statement-breakpoint
CREATE INDEX `offers_concerning` ON `offers` (`concerns`);--> statement-breakpoint
CREATE TABLE `questions` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`capability` text NOT NULL,
	`version` integer NOT NULL,
	`step` text NOT NULL,
	`asked` text NOT NULL,
	`asked_in` text NOT NULL,
	`channel` text NOT NULL,
	`room` text,
	`asked_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `open_questions` ON `questions` (`person`,`closed_at`);--> statement-breakpoint
CREATE TABLE `turns` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`person` text,
	`capability` text NOT NULL,
	`at` integer NOT NULL,
	`changed` integer NOT NULL,
	`about` text,
	`taken_back_in` text,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `turns_id_unique` ON `turns` (`id`);--> statement-breakpoint
CREATE INDEX `turns_of_person` ON `turns` (`person`,`number`);--> statement-breakpoint
CREATE TABLE `letters` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`channel` text NOT NULL,
	`address` text,
	`room` text,
	`person` text,
	`stranger` text,
	`team` text,
	`sender` text,
	`turn` text NOT NULL,
	`label` text NOT NULL,
	`words` text,
	`offer` text,
	`state` text NOT NULL,
	`not_before` integer NOT NULL,
	`attempts` integer NOT NULL,
	`made_at` integer NOT NULL,
	`handed_over_at` integer,
	`delivered_at` integer,
	FOREIGN KEY (`address`) REFERENCES `addresses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sender`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "whatsapp_carries_plan_at_most" CHECK("letters"."channel" <> 'whatsapp' or "letters"."label" in ('open', 'plan')),
	CONSTRAINT "rooms_never_carry_sealed" CHECK("letters"."room" is null or "letters"."label" <> 'sealed'),
	CONSTRAINT "goes_somewhere" CHECK("letters"."address" is not null or "letters"."room" is not null or "letters"."stranger" is not null or "letters"."state" <> 'queued'),
	CONSTRAINT "words_are_blanked_once_sent" CHECK(("letters"."words" is null) = ("letters"."state" <> 'queued'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_id_unique` ON `letters` (`id`);--> statement-breakpoint
CREATE INDEX `letters_waiting` ON `letters` (`not_before`,`number`) WHERE "letters"."state" = 'queued';--> statement-breakpoint
CREATE INDEX `letters_of_turn` ON `letters` (`turn`);--> statement-breakpoint
CREATE INDEX `letters_of_person` ON `letters` (`person`,`made_at`);--> statement-breakpoint
CREATE TABLE `addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`channel` text NOT NULL,
	`findable` text NOT NULL,
	`handle` text NOT NULL,
	`preferred` integer NOT NULL,
	`linked_at` integer NOT NULL,
	`unlinked_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "channel_is_known" CHECK("addresses"."channel" in ('rocketchat', 'whatsapp'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_person_per_handle` ON `addresses` (`channel`,`findable`) WHERE "addresses"."unlinked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `one_preferred_address` ON `addresses` (`person`) WHERE "addresses"."preferred" = 1 and "addresses"."unlinked_at" is null;--> statement-breakpoint
CREATE INDEX `addresses_of_person` ON `addresses` (`person`);--> statement-breakpoint
CREATE TABLE `employments` (
	`person` text PRIMARY KEY NOT NULL,
	`weekly_hours` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gifting_volunteers` (
	`circle` text NOT NULL,
	`person` text NOT NULL,
	`rhythm` text NOT NULL,
	PRIMARY KEY(`circle`, `person`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`first_name` text NOT NULL,
	`surname` text NOT NULL,
	`language` text DEFAULT 'en-GB' NOT NULL,
	`large_print` integer DEFAULT false NOT NULL,
	`quiet_from` text DEFAULT '21:00' NOT NULL,
	`quiet_until` text DEFAULT '08:00' NOT NULL,
	`urgent_in_quiet_hours` integer DEFAULT false NOT NULL,
	`digest` text DEFAULT 'off' NOT NULL,
	`reminded_at` text,
	`stopped_at` integer
);
--> statement-breakpoint
CREATE TABLE `skills` (
	`person` text NOT NULL,
	`skill` text NOT NULL,
	PRIMARY KEY(`person`, `skill`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `strangers` (
	`findable` text PRIMARY KEY NOT NULL,
	`greeted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pins` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`body` text NOT NULL,
	`label` text NOT NULL,
	`pinned_by` text NOT NULL,
	`pinned_at` integer NOT NULL,
	`until` text,
	`agreed_by` text,
	`removed_at` integer,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pinned_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pins_of_team` ON `pins` (`team`);--> statement-breakpoint
CREATE TABLE `advocates` (
	`team` text NOT NULL,
	`person` text NOT NULL,
	`since` text NOT NULL,
	`until` text,
	PRIMARY KEY(`team`, `person`),
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `circle_memberships` (
	`circle` text NOT NULL,
	`person` text NOT NULL,
	`since` text NOT NULL,
	`until` text,
	PRIMARY KEY(`circle`, `person`),
	FOREIGN KEY (`circle`) REFERENCES `circles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `circles` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`area` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `clearances` (
	`team` text NOT NULL,
	`person` text NOT NULL,
	`section` text NOT NULL,
	`label` text NOT NULL,
	`given_by` text NOT NULL,
	`given_on` text NOT NULL,
	`until` text,
	PRIMARY KEY(`team`, `person`, `section`),
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `hats` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text,
	`circle` text,
	`hat` text NOT NULL,
	`worn_by` text NOT NULL,
	`since` text NOT NULL,
	`until` text,
	`review_on` text,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`circle`) REFERENCES `circles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`worn_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "team_or_circle" CHECK(("hats"."team" is null) <> ("hats"."circle" is null))
);
--> statement-breakpoint
CREATE INDEX `hats_of_team` ON `hats` (`team`);--> statement-breakpoint
CREATE INDEX `hats_of_circle` ON `hats` (`circle`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`team` text NOT NULL,
	`person` text NOT NULL,
	`kind` text NOT NULL,
	`gives_visits` integer NOT NULL,
	`newcomer` integer NOT NULL,
	`since` text NOT NULL,
	`until` text,
	PRIMARY KEY(`team`, `person`),
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_of_person` ON `memberships` (`person`);--> statement-breakpoint
CREATE TABLE `room_members` (
	`room` text NOT NULL,
	`person` text NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`room`, `person`),
	FOREIGN KEY (`room`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rooms` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`handle` text NOT NULL,
	`name` text NOT NULL,
	`open_to` text NOT NULL,
	`team` text,
	`circle` text,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`circle`) REFERENCES `circles`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rooms_are_on_rocketchat" CHECK("rooms"."channel" = 'rocketchat')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `room_by_handle` ON `rooms` (`channel`,`handle`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_room_per_team` ON `rooms` (`team`);--> statement-breakpoint
CREATE TABLE `standing_consents` (
	`team` text NOT NULL,
	`person` text NOT NULL,
	`what` text NOT NULL,
	`given_by` text NOT NULL,
	`given_on` text NOT NULL,
	`until` text,
	PRIMARY KEY(`team`, `person`, `what`),
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `team_keys` (
	`team` text PRIMARY KEY NOT NULL,
	`wrapped` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`circle` text NOT NULL,
	`owner` text NOT NULL,
	`name` text NOT NULL,
	`nickname` text NOT NULL,
	`asking` text NOT NULL,
	`place` text NOT NULL,
	`address` text,
	`state` text NOT NULL,
	FOREIGN KEY (`circle`) REFERENCES `circles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `travel` (
	`from_place` text NOT NULL,
	`to_place` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`from_place`, `to_place`)
);
--> statement-breakpoint
CREATE TABLE `asked` (
	`request` text NOT NULL,
	`person` text NOT NULL,
	`answer` text NOT NULL,
	`answered_at` integer,
	PRIMARY KEY(`request`, `person`),
	FOREIGN KEY (`request`) REFERENCES `requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `changed_visits` (
	`series` text NOT NULL,
	`day` text NOT NULL,
	`giver` text,
	`cancelled` text DEFAULT 'no' NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`series`, `day`),
	FOREIGN KEY (`series`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`giver`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `changed_visits_of_giver` ON `changed_visits` (`giver`,`day`);--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`kind` text NOT NULL,
	`visit` text NOT NULL,
	`in_return` text,
	`giver` text NOT NULL,
	`taker` text,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`giver`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taker`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "a_swap_has_a_return" CHECK(("requests"."kind" = 'swap') = ("requests"."in_return" is not null)),
	CONSTRAINT "nobody_takes_their_own" CHECK("requests"."taker" is null or "requests"."taker" <> "requests"."giver"),
	CONSTRAINT "settled_has_a_taker" CHECK("requests"."state" not in ('settled', 'waiting for the Team Owner') or "requests"."taker" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_request_per_visit` ON `requests` (`visit`) WHERE "requests"."state" in ('asking', 'waiting for the Team Owner');--> statement-breakpoint
CREATE UNIQUE INDEX `one_open_request_per_return` ON `requests` (`in_return`) WHERE "requests"."state" in ('asking', 'waiting for the Team Owner');--> statement-breakpoint
CREATE TABLE `series` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`called` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text,
	`repeats` text,
	`starts` text NOT NULL,
	`ends` text NOT NULL,
	`giver` text,
	`skill` text,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`giver`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `series_of_team` ON `series` (`team`);--> statement-breakpoint
CREATE INDEX `series_of_giver` ON `series` (`giver`);