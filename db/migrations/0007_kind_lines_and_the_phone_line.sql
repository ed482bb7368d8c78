CREATE TABLE `hints` (
	`person` text NOT NULL,
	`hint` text NOT NULL,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`person`, `hint`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lines` (
	`channel` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL
);
