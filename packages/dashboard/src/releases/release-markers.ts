import { weekOf } from "@pinghouse/shared/time/week";
import { minorOf, releaseName } from "@pinghouse/shared/version/version";
import { useQuery } from "@tanstack/solid-query";
import { createMemo } from "solid-js";
import { releaseMarkersQuery } from "../api/queries.ts";
import type { ReleaseMarker } from "../api/rows.ts";
import type { Markers } from "../charts/marked.ts";
import { answerOf } from "../state/answer-of.ts";

/** The registry's releases as flags: the first of a minor by the minor's name, a security release by its own. */
export const releaseMarkers = (releases: readonly ReleaseMarker[]): Markers => ({
  title: "Released",
  list: releases.map(({ version, released_on, kind }) => ({
    week: weekOf(Date.parse(released_on)),
    name: version.endsWith(".0") ? (minorOf(version) ?? version) : version,
    security: kind === "security",
  })),
});

/** Flags for the charts of the fleet, for who reads it; undefined until the registry has answered, and where it did not. */
export const createReleaseMarkers = (): (() => Markers | undefined) => {
  const query = useQuery(releaseMarkersQuery);
  return createMemo(() => {
    const answer = answerOf(query);
    return answer === undefined ? undefined : releaseMarkers(answer.items);
  });
};

/** One installation's upgrades as flags: weeks whose version is another than that of the ping before. */
export const upgradeMarkers = (weeks: readonly { readonly week: string; readonly version: string | null }[]): Markers => {
  const named = weeks.flatMap(({ week, version }) => (version === null ? [] : [{ week, name: releaseName(version) }])).toSorted((a, b) => (a.week < b.week ? -1 : 1));
  return { title: "Changed to", list: named.filter(({ name }, i) => i > 0 && named[i - 1]?.name !== name) };
};
