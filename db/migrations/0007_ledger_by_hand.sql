PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_pages_to_print` (
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
	CONSTRAINT "paper_carries_care_at_most" CHECK("__new_pages_to_print"."label" in ('open', 'plan', 'team', 'care'))
);
--> statement-breakpoint
INSERT INTO `__new_pages_to_print`("findable", "team", "printed_by", "sender", "label", "words", "written_at", "opens_until") SELECT "findable", "team", "printed_by", "sender", "label", "words", "written_at", "opens_until" FROM `pages_to_print`;--> statement-breakpoint
DROP TABLE `pages_to_print`;--> statement-breakpoint
ALTER TABLE `__new_pages_to_print` RENAME TO `pages_to_print`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `pages_by_end` ON `pages_to_print` (`opens_until`);--> statement-breakpoint
CREATE TABLE `__new_deliveries_by_hand` (
	`delivery` integer PRIMARY KEY NOT NULL,
	`how` text NOT NULL,
	`told_by` text NOT NULL,
	`told_at` integer NOT NULL,
	FOREIGN KEY (`delivery`) REFERENCES `deliveries`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`told_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "way_is_known" CHECK("__new_deliveries_by_hand"."how" in ('told face to face', 'told by phone', 'given on paper', 'read aloud'))
);
--> statement-breakpoint
INSERT INTO `__new_deliveries_by_hand`("delivery", "how", "told_by", "told_at") SELECT "delivery", "how", "told_by", "told_at" FROM `deliveries_by_hand`;--> statement-breakpoint
DROP TABLE `deliveries_by_hand`;--> statement-breakpoint
ALTER TABLE `__new_deliveries_by_hand` RENAME TO `deliveries_by_hand`;