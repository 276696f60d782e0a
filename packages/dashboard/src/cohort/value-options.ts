import { editionFamily } from "@pinghouse/shared/cohort/edition";
import { keptOut } from "@pinghouse/shared/cohort/label";
import { sizeWords } from "@pinghouse/shared/cohort/sentence";
import { sizes } from "@pinghouse/shared/cohort/size";
import { useQuery } from "@tanstack/solid-query";
import { fleetBreakdownQuery, listsQuery } from "../api/queries.ts";
import type { BreakdownBy, BreakdownRow } from "../api/rows.ts";
import { formatCount, formatNumber } from "../charts/format.ts";
import { answerOf } from "../state/answer-of.ts";
import type { Option } from "../ui/menu.tsx";
import { versionOptions } from "./version-options.ts";

const families = (said: readonly BreakdownRow[]): Option[] =>
  (["EE", "CE"] as const).map((family) => {
    const held = said.filter(({ value }) => editionFamily(value) === family).reduce((sum, { installations }) => sum + installations, 0);
    return { value: `family:${family}`, label: `Any ${family}`, note: formatNumber(held) };
  });
const labelled: readonly Option[] = keptOut.map((label) => ({ value: label, label: `${label === "test" ? "Test" : "Internal"} installations too` }));

const useRows = (by: BreakdownBy) => {
  const query = useQuery(() => fleetBreakdownQuery(by));
  return () => answerOf(query)?.items ?? [];
};

const useSizes = (): (() => Option[]) => {
  const rows = useRows("size");
  const counted = (size: string) => rows().find(({ value }) => value === size)?.installations ?? 0;
  return () => sizes.map((size) => ({ value: size, label: size === "unknown" ? "Users unknown" : `${sizeWords(size)} users`, note: formatNumber(counted(size)) }));
};

/** What today's members say, most frequent first; who says nothing is no choice. */
const saidOptions = (rows: readonly BreakdownRow[]): Option[] =>
  rows
    .filter(({ value }) => value !== "unknown")
    .toSorted((a, b) => b.installations - a.installations)
    .map(({ value, installations }) => ({ value, label: value, note: formatNumber(installations) }));

const useLists = (): (() => Option[]) => {
  const query = useQuery(listsQuery);
  return () => (answerOf(query)?.items ?? []).map(({ name, installations }) => ({ value: name, label: name, note: formatCount(installations, "installation") }));
};

/** Conditions that are chosen from what there is. */
export type ChosenKey = "edition" | "size" | "version" | "installation_type" | "plan" | "list" | "include";

/** What a condition can be chosen from, with how many of today's members each value has. To be called once, where a component begins. */
export const useValueOptions = (key: ChosenKey): (() => readonly Option[]) => {
  if (key === "size") return useSizes();
  if (key === "list") return useLists();
  if (key === "include") return () => labelled;
  const rows = useRows(key);
  if (key === "version") return () => versionOptions(rows());
  return key === "edition" ? () => [...families(rows()), ...saidOptions(rows())] : () => saidOptions(rows());
};
