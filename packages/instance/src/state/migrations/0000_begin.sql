CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `check` (
	`id` integer PRIMARY KEY NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_version` text NOT NULL,
	`failure` text,
	`answered_at` integer,
	`answered_version` text,
	`answer` text
);
--> statement-breakpoint
CREATE TABLE `identity` (
	`id` integer PRIMARY KEY NOT NULL,
	`uuid` text NOT NULL,
	`secret` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mark` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ping` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`made_at` integer NOT NULL,
	`recorded_at` text NOT NULL,
	`state` text NOT NULL,
	`slot` integer,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`payload` blob NOT NULL,
	`metadata` blob NOT NULL,
	`metrics` blob NOT NULL,
	`categories` text NOT NULL,
	`tried_at` integer,
	`status` integer,
	`answer` text,
	`hub_id` integer,
	`failure` text
);
--> statement-breakpoint
CREATE INDEX `ping_tried_at` ON `ping` (`tried_at`);--> statement-breakpoint
CREATE INDEX `ping_made_at` ON `ping` (`made_at`);--> statement-breakpoint
CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `slot` (
	`at` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`tries` integer NOT NULL,
	`next_try_at` integer,
	`ping_id` integer,
	FOREIGN KEY (`ping_id`) REFERENCES `ping`(`id`) ON UPDATE no action ON DELETE set null
);
