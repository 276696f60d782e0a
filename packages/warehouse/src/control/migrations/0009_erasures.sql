CREATE TABLE `erasure` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`installation` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`role` text NOT NULL,
	`due_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	`receipt` text,
	`before` integer
);
--> statement-breakpoint
CREATE INDEX `erasure_installation` ON `erasure` (`installation`);--> statement-breakpoint
CREATE INDEX `erasure_state` ON `erasure` (`state`);