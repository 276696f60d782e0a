CREATE TABLE `release_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`undoes` integer,
	`releases` text NOT NULL,
	`policy` text
);
