/** The switches of an installation, in the order in which pages show them. */
export const switchNames = ["ping", "generation", "optional", "version_check", "send_hostname_in_checks", "details_for_admins_only"] as const;
export type Switch = (typeof switchNames)[number];

/** One value for each switch. */
export const switches = <Value>(valueOf: (name: Switch) => Value): Record<Switch, Value> => ({
  ping: valueOf("ping"),
  generation: valueOf("generation"),
  optional: valueOf("optional"),
  version_check: valueOf("version_check"),
  send_hostname_in_checks: valueOf("send_hostname_in_checks"),
  details_for_admins_only: valueOf("details_for_admins_only"),
});
