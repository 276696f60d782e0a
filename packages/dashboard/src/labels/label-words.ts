import { labels, type Label } from "@pinghouse/shared/cohort/label";
import type { Option } from "../ui/menu.tsx";

const meanings: Readonly<Record<Label, string>> = {
  production: "Production",
  staging: "Staging",
  test: "Test: in no cohort unless included",
  internal: "Internal: in no cohort unless included",
};

/** What stands for no label where a choice needs a word. */
export const noLabel = "none";

/** The labels to choose from, and none. */
export const labelOptions: readonly Option<Label | typeof noLabel>[] = [...labels.map((label) => ({ value: label, label: meanings[label] })), { value: noLabel, label: "No label" }];

/** What labelling came to: "37 installations are labelled test." */
export const labelledWords = (count: string, many: boolean, label: Label | null): string =>
  label === null ? `${count} ${many ? "have" : "has"} no label now.` : `${count} ${many ? "are" : "is"} labelled ${label}.`;
