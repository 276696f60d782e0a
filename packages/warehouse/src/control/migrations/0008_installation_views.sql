CREATE TABLE `installation_view` (
	`installation` text NOT NULL,
	`day` text NOT NULL,
	`viewer` text NOT NULL,
	`number` integer NOT NULL,
	`role` text NOT NULL,
	`way` text NOT NULL,
	`visits` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`parts` integer NOT NULL,
	PRIMARY KEY(`installation`, `day`, `viewer`)
);
--> statement-breakpoint
CREATE INDEX `installation_view_day` ON `installation_view` (`day`);