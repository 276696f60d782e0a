import { dataCategories, definition as schema, milestonePattern, statuses, tiers, timeFrames, valueTypes, type Definition, type Tier } from "@pinghouse/shared/metrics/definition";
import type { Fault, RawDefinition } from "./raw.ts";

/** Words of the older schema (releases 13 to 16) and what we keep for them. */
const older = {
  status: new Map([["data_available", "active"], ["implemented", "active"], ["not_used", "active"]]),
  tier: new Map<string, Tier>([["starter", "premium"], ["bronze", "premium"], ["silver", "premium"], ["gold", "ultimate"]]),
  data_source: new Map([["ruby", "system"]]),
} as const;

const endings = { "7d": "_weekly", "28d": "_monthly", all: "", none: "" } as const;

/** Reads fields and gathers what is wrong with them. */
class Reading {
  readonly faults: Fault[] = [];
  readonly #raw: RawDefinition;

  constructor(raw: RawDefinition) {
    this.#raw = raw;
  }

  has(name: string): boolean {
    return this.#raw.fields.has(name);
  }

  texts(name: string): readonly string[] {
    return this.#raw.fields.get(name)?.texts ?? [];
  }

  isList(name: string): boolean {
    return this.#raw.fields.get(name)?.list === true;
  }

  /** Undefined where nothing is written. */
  text(name: string): string | undefined {
    return this.texts(name)[0];
  }

  fault(name: string, message: string): void {
    this.faults.push({ file: this.#raw.file, line: this.#raw.fields.get(name)?.line ?? this.#raw.line, message });
  }

  /** One of the choices; `fallback` where nothing is written, which is a fault where there is none. */
  choice<Choice extends string>(name: string, written: string | undefined, choices: readonly Choice[], fallback?: Choice): Choice | undefined {
    if (written === undefined) {
      if (fallback === undefined) this.fault(name, `${name} is missing`);
      return fallback;
    }
    const found = choices.find((choice) => choice === written);
    if (found === undefined) this.fault(name, `${name} "${written}" is none of ${choices.join(", ")}`);
    return found;
  }
}

const lower = (text: string | undefined): string | undefined => text?.toLowerCase();

/** `group::product planning` of the older schema is `product_planning` today. */
const plainWord = (text: string | undefined): string | null => text?.toLowerCase().replace(/^(?:group|devops)::/, "").trim().replace(/[ -]+/g, "_") ?? null;

const tiersOf = (reading: Reading, strict: boolean): Tier[] => {
  const name = reading.has("tiers") ? "tiers" : "tier";
  const written = reading.texts(name).map((text) => text.toLowerCase());
  if (written.length === 0) {
    if (strict) reading.fault(name, "tiers is missing");
    return [...tiers];
  }
  const found = new Set(written.map((text) => reading.choice(name, older.tier.get(text) ?? text, tiers)));
  return tiers.filter((tier) => found.has(tier));
};

const milestoneOf = (reading: Reading, name: string): string | null => {
  const written = reading.text(name);
  if (written === undefined) return null;
  if (milestonePattern.test(written)) return written;
  reading.fault(name, `${name} "${written}" is not of the form 18.7 or <13.9`);
  return null;
};

/** Where nothing says it, GitLab's folders do, and else the tiers: what nobody has for free is not in the Community Edition. */
const editionOf = (reading: Reading, { file }: RawDefinition, found: readonly Tier[]): "ce" | "ee" => {
  const written = reading.has("edition") ? reading.texts("edition") : reading.texts("distribution");
  const names = written.map((text) => text.toLowerCase());
  const odd = names.find((name) => name !== "ce" && name !== "ee");
  if (odd !== undefined) reading.fault(reading.has("edition") ? "edition" : "distribution", `edition "${odd}" is none of ce, ee`);
  if (names.length > 0) return names.includes("ce") ? "ce" : "ee";
  return /(?:^|[/\\])ee[/\\]/.test(file) || !found.includes("free") ? "ee" : "ce";
};

/** What the newer schema cannot do without. The older one is told by its fields. */
const checkNew = (reading: Reading): void => {
  if (reading.has("tier") || reading.has("product_section") || reading.has("product_stage")) return;
  for (const name of ["product_group", "milestone"]) if (reading.text(name) === undefined) reading.fault(name, `${name} is missing`);
};

/** The key in each time frame: written alone it is the key's own; a list of them makes a metric of each, told apart by an ending. */
const formsOf = (reading: Reading, key: string): { key: string; time_frame: Definition["time_frame"] }[] => {
  const written = reading.texts("time_frame").map((text) => text.toLowerCase());
  if (written.length === 0) reading.fault("time_frame", "time_frame is missing");
  const found = [...new Set(written)].map((text) => reading.choice("time_frame", text, timeFrames)).filter((frame) => frame !== undefined);
  const several = reading.isList("time_frame");
  return found.map((time_frame) => ({ key: several ? `${key}${endings[time_frame]}` : key, time_frame }));
};

/** What a written definition says, in our form; one for each of its time frames. Where something is wrong, only the faults. */
export const definitionsOf = (raw: RawDefinition, stages: Readonly<Record<string, string>>): { definitions: Definition[]; faults: Fault[] } => {
  const reading = new Reading(raw);
  // A definition as collectors beside an installation read it says less: who owns it, and nothing of tiers and milestones.
  const isCollected = reading.has("owner") && !reading.has("product_group");
  const strict = raw.form === "yaml" && !isCollected;
  const key = reading.text("key_path");
  if (key === undefined) reading.fault("key_path", "key_path is missing");
  if (strict) checkNew(reading);
  const description = reading.text("description");
  if (strict && description === undefined) reading.fault("description", "description is missing");
  const status = lower(reading.text("status"));
  const source = lower(reading.text("data_source"));
  const found = tiersOf(reading, strict);
  const group = plainWord(reading.text(isCollected ? "owner" : "product_group"));
  const common = {
    description: description ?? "",
    value_type: reading.choice("value_type", lower(reading.text("value_type")), valueTypes),
    status: reading.choice("status", older.status.get(status ?? "") ?? status, statuses, strict ? undefined : "active"),
    data_source: older.data_source.get(source ?? "") ?? source ?? null,
    data_category: reading.choice("data_category", lower(reading.text("data_category")), dataCategories, "optional"),
    product_group: group,
    stage: plainWord(reading.text("stage") ?? reading.text("product_stage")) ?? stages[group ?? ""] ?? null,
    tiers: found,
    edition: editionOf(reading, raw, found),
    milestone: milestoneOf(reading, "milestone"),
    milestone_removed: milestoneOf(reading, "milestone_removed"),
    unit: reading.text("unit") ?? null,
  };
  const forms = formsOf(reading, key ?? "");
  if (reading.faults.length > 0) return { definitions: [], faults: reading.faults };
  const definitions = forms.flatMap((form) => {
    const checked = schema.safeParse({ ...common, ...form });
    for (const issue of checked.error?.issues ?? []) reading.fault(String(issue.path[0]), `${String(issue.path[0])}: ${issue.message}`);
    return checked.success ? [checked.data] : [];
  });
  return { definitions, faults: reading.faults };
};
