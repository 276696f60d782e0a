/** The release of `ping` cut to so many numbers, as SQL; text that does not begin like a version stays as it is, and none is ''. */
export const versionDepths = {
  major: "coalesce(nullif(regexp_extract(ping.release, '^\\d+'), ''), ping.release)",
  minor: "coalesce(nullif(regexp_extract(ping.release, '^\\d+\\.\\d+'), ''), ping.release)",
  patch: "ping.release",
} as const;
