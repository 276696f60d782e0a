CREATE TABLE `metric_definition` (
	`key` text PRIMARY KEY NOT NULL,
	`description` text NOT NULL,
	`value_type` text NOT NULL,
	`status` text NOT NULL,
	`time_frame` text NOT NULL,
	`data_source` text,
	`data_category` text NOT NULL,
	`product_group` text,
	`stage` text,
	`tiers` text NOT NULL,
	`edition` text NOT NULL,
	`milestone` text,
	`milestone_removed` text,
	`unit` text
);
