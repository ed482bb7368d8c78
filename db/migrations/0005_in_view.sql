CREATE TABLE `in_view` (
	`letter` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`not_before` integer NOT NULL,
	`refused_at` integer,
	FOREIGN KEY (`letter`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `in_view_waiting` ON `in_view` (`state`,`not_before`);--> statement-breakpoint
CREATE TABLE `shown_as` (
	`letter` text PRIMARY KEY NOT NULL,
	`message` text NOT NULL,
	FOREIGN KEY (`letter`) REFERENCES `letters`(`id`) ON UPDATE no action ON DELETE no action
);
