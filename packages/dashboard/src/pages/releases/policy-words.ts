import type { ReleasesSummary } from "../../api/rows.ts";

type Policy = Pick<ReleasesSummary, "up_to_date" | "maintained_minors" | "maintained" | "latest_version">;

const listed = (names: readonly string[]): string => (names.length <= 1 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`);

/** The policy as a sentence, with the versions that it names today. */
export const policyWords = ({ up_to_date, maintained_minors, maintained, latest_version }: Policy): string => {
  if (latest_version === null) return "No release is out, so nobody is told anything.";
  const lines = `${maintained_minors === 1 ? "The newest minor is" : `The newest ${maintained_minors} minors are`} maintained`;
  const best = listed(maintained.split("|"));
  return up_to_date === "latest" ? `Up to date is ${latest_version} alone. ${lines}; their newest patches are ${best}.` : `Up to date is the newest patch of each maintained minor: ${best}. ${lines}.`;
};
