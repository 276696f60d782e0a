CREATE TABLE `score_policy` (
	`id` integer PRIMARY KEY NOT NULL,
	`score_for` text NOT NULL
);
