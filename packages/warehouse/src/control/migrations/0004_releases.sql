CREATE TABLE `advisory` (
	`name` text NOT NULL,
	`fixed_in` text NOT NULL,
	PRIMARY KEY(`fixed_in`, `name`),
	FOREIGN KEY (`fixed_in`) REFERENCES `release`(`version`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `check_policy` (
	`id` integer PRIMARY KEY NOT NULL,
	`up_to_date` text NOT NULL,
	`maintained_minors` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `release` (
	`version` text PRIMARY KEY NOT NULL,
	`released_on` text NOT NULL,
	`security` integer NOT NULL,
	`critical` integer NOT NULL,
	`affected` text NOT NULL
);
