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
	CONSTRAINT "way_is_known" CHECK("deliveries_by_hand"."how" in ('told face to face', 'told by phone', 'given on paper', 'read aloud'))
);
--> statement-breakpoint
CREATE TABLE `pages_to_print` (
	`findable` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`printed_by` text NOT NULL,
	`sender` text NOT NULL,
	`label` text NOT NULL,
	`words` text NOT NULL,
	`written_at` integer NOT NULL,
	`opens_until` integer NOT NULL,
	FOREIGN KEY (`team`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`printed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sender`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "paper_carries_care_at_most" CHECK("pages_to_print"."label" in ('open', 'plan', 'team', 'care'))
);
--> statement-breakpoint
CREATE INDEX `pages_by_end` ON `pages_to_print` (`opens_until`);--> statement-breakpoint
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
CREATE INDEX `invitations_by` ON `invitations` (`invited_by`,`state`);--> statement-breakpoint
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
ALTER TABLE `availabilities` ADD `is` text DEFAULT 'could' NOT NULL;--> statement-breakpoint
ALTER TABLE `turns` ADD `spoken` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `letters` ADD `delivery` integer REFERENCES deliveries(number);--> statement-breakpoint
ALTER TABLE `letters` ADD `holds_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `letters` ADD `asked` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `letters` ADD `limited` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `tells_of` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `until` integer;--> statement-breakpoint
ALTER TABLE `letters` ADD `concerns` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `carried_in` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `even_so` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `letters_of_delivery` ON `letters` (`delivery`) WHERE "letters"."delivery" is not null;--> statement-breakpoint
CREATE INDEX `letters_carried_in` ON `letters` (`carried_in`) WHERE "letters"."carried_in" is not null;--> statement-breakpoint
CREATE INDEX `letters_waiting_about` ON `letters` (`concerns`) WHERE "letters"."state" = 'queued' and "letters"."concerns" is not null;--> statement-breakpoint
CREATE INDEX `letters_to_address` ON `letters` (`address`,`made_at`);--> statement-breakpoint
ALTER TABLE `addresses` ADD `last_seen_at` integer;--> statement-breakpoint
ALTER TABLE `addresses` ADD `rests_since` integer;--> statement-breakpoint
ALTER TABLE `addresses` ADD `away_since` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `paused_until` text;--> statement-breakpoint
ALTER TABLE `people` ADD `one_at_a_time` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `read_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `best_from` text;--> statement-breakpoint
ALTER TABLE `people` ADD `best_until` text;--> statement-breakpoint
ALTER TABLE `people` ADD `caught_up_at` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `forgotten_at` integer;--> statement-breakpoint
ALTER TABLE `strangers` ADD `stopped_at` integer;--> statement-breakpoint
ALTER TABLE `rooms` ADD `outsiders` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rooms` ADD `gone_at` integer;--> statement-breakpoint
ALTER TABLE `rooms` ADD `reported_at` integer;--> statement-breakpoint
ALTER TABLE `teams` ADD `deciding` text DEFAULT 'alone' NOT NULL;