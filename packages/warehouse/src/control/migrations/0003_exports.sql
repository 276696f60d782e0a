CREATE TABLE `export_destination` (
	`name` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`directory` text,
	`s3` text,
	`hostnames` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `export_run` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`format` text NOT NULL,
	`layout` text NOT NULL,
	`mode` text NOT NULL,
	`destination` text NOT NULL,
	`hostnames` integer NOT NULL,
	`owner_id` integer,
	`role` text NOT NULL,
	`schedule` integer,
	`state` text NOT NULL,
	`attempt` integer NOT NULL,
	`due_at` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`rows` integer,
	`bytes` integer,
	`file` text,
	`sha256` text,
	`as_of` text,
	`error` text,
	`up_to` integer,
	`late` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `export_run_schedule` ON `export_run` (`schedule`,`id`);--> statement-breakpoint
CREATE INDEX `export_run_state` ON `export_run` (`state`);--> statement-breakpoint
CREATE TABLE `export_schedule` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`format` text NOT NULL,
	`layout` text NOT NULL,
	`mode` text NOT NULL,
	`destination` text NOT NULL,
	`hostnames` integer NOT NULL,
	`owner_id` integer,
	`role` text NOT NULL,
	`cron` text,
	`time_zone` text NOT NULL,
	`paused` integer NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
