CREATE TABLE `hub_key` (
	`id` integer PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`newest` integer
);
