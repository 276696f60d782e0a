import { minorOf } from "@pinghouse/shared/version/version";
import { useQuery } from "@tanstack/solid-query";
import { createMemo } from "solid-js";
import { standingUpgradesQuery } from "../../api/queries.ts";
import type { StandingUpgrade } from "../../api/rows.ts";
import { monthOf } from "../../charts/axis.ts";
import type { Markers } from "../../charts/marked.ts";
import { answerOf } from "../../state/answer-of.ts";

/** What an upgrade is called: by its minor version where that is new, else in full. */
const nameOf = ({ version, previous_version }: StandingUpgrade): string => {
  const minor = minorOf(version);
  return minor === undefined || minor === minorOf(previous_version) ? version : minor;
};

/** An installation's changes of version as flags of a chart over weeks, or over months named by their first day. */
export const upgradeFlags = (rows: readonly StandingUpgrade[], by: "weeks" | "months" = "weeks"): Markers => ({
  title: "You went to",
  list: rows.map((row) => ({ week: by === "weeks" ? row.week : monthOf(row.week), name: nameOf(row) })),
});

/** The same, asked of the hub; none until it has answered, and where it did not. */
export const createOwnUpgrades = (id: () => string, by: () => "weeks" | "months" = () => "weeks"): (() => Markers | undefined) => {
  const query = useQuery(() => standingUpgradesQuery(id()));
  return createMemo(() => {
    const answer = answerOf(query);
    return answer === undefined ? undefined : upgradeFlags(answer.items, by());
  });
};
