import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { Metric } from "../../api/rows.ts";
import { formatDay, formatNumber, formatShare, nothing } from "../../charts/format.ts";
import { AbsenceMark } from "../../ui/absence-mark.tsx";
import { Marked } from "../../ui/marked.tsx";
import { MetricKey } from "../../ui/metric-key.tsx";
import { ShareCell } from "../../ui/share-cell.tsx";
import { isOtherType } from "./catalogue-filters.ts";
import type { Measure } from "./catalogue.ts";

/** A metric's own page. */
export const metricHref = (key: string): string => `/metrics/${encodeURIComponent(key)}`;

const windowWords = { "7d": "7 d", "28d": "28 d", all: "all" } as const;

/** Its key, and below it what it means. */
export function NameCell(props: { row: Metric; terms: readonly string[] }) {
  return (
    <span class="two-lines">
      <A class="metrics-key" href={metricHref(props.row.key)} tabindex={-1}>
        <MetricKey name={props.row.key} terms={props.terms} />
      </A>
      <Show when={props.row.description} fallback={<span class="faint">No definition says what it is</span>}>
        {(text) => (
          <span class="soft" title={text()}>
            <Marked text={text()} terms={props.terms} />
          </span>
        )}
      </Show>
    </span>
  );
}

/** The forms of its measure, each a link; the one whose figures stand in the row is marked. */
export function FormsCell(props: { measure: Measure }) {
  return (
    <span class="metrics-forms">
      <For each={props.measure.forms} fallback={<span class="faint">no window</span>}>
        {({ window, key }) => (
          <A href={metricHref(key)} title={key} tabindex={-1} aria-current={key === props.measure.shown.key ? "true" : undefined}>
            {windowWords[window]}
          </A>
        )}
      </For>
    </span>
  );
}

/** Its stage, and below it who looks after it. */
export function OwnerCell(props: { row: Metric; terms: readonly string[] }) {
  return (
    <Show when={props.row.stage ?? props.row.product_group} fallback={<span class="faint">nobody named</span>}>
      <span class="two-lines">
        <span><Marked text={props.row.stage ?? "no stage"} terms={props.terms} /></span>
        <span class="soft"><Marked text={props.row.product_group ?? "no owner"} terms={props.terms} /></span>
      </span>
    </Show>
  );
}

const lifeOf = ({ milestone, milestone_removed: removed }: Metric): string =>
  [milestone === null ? "" : milestone.startsWith("<") ? milestone.replace("<", "before ") : `from ${milestone}`, removed === null ? "" : `gone in ${removed.replace("<", "or before ")}`].filter((part) => part !== "").join(", ");

const tierWords = ({ tiers, edition }: Metric): string => {
  if (tiers === null) return "";
  if (tiers === "free|premium|ultimate") return edition === "ee" ? "all tiers, EE" : "all tiers";
  return tiers.replaceAll("|", ", ");
};

/** Which tiers have it, and since and until which release. */
export function ReachCell(props: { row: Metric }) {
  return (
    <Show when={props.row.tiers} fallback={<span class="faint">as seen</span>}>
      <span class="two-lines">
        <span>{tierWords(props.row)}</span>
        <span class="soft" title={lifeOf(props.row)}>{lifeOf(props.row)}</span>
      </span>
    </Show>
  );
}

const kindWords = { number: "number", boolean: "boolean", string: "string", unknown: "no value yet" } as const;

const declaredWords = (row: Metric): string => {
  if (row.value_type === null) return "undeclared";
  return isOtherType(row) ? `declared ${row.value_type}` : "as declared";
};

/** What came, and below it whether that is what was declared. */
export function TypeCell(props: { measure: Measure }) {
  const row = () => props.measure.shown;
  return (
    <Show when={row().value_type === "object" && row().kind === "unknown"} fallback={
      <span class="two-lines">
        <span classList={{ faint: row().kind === "unknown" }}>{row().kind === "unknown" && row().value_type !== null ? `${row().value_type} declared` : kindWords[row().kind]}</span>
        <span classList={{ soft: !isOtherType(row()), "metrics-odd": isOtherType(row()) }}>{row().kind === "unknown" && row().value_type !== null ? "no value yet" : declaredWords(row())}</span>
      </span>
    }>
      <span class="two-lines">
        <span>object</span>
        <span class="soft">{props.measure.parts === 0 ? "in the payload" : `of ${formatNumber(props.measure.parts)} below`}</span>
      </span>
    </Show>
  );
}

const isGroup = (row: Metric): boolean => row.value_type === "object" && row.kind === "unknown";

const whyNone = (row: Metric): string => (isGroup(row) ? "a group" : row.n === 0 ? "no value" : "a text");

/** The share of n that uses it; why there is none, where there is none. */
export function AdoptionCell(props: { row: Metric; asOf: string }) {
  return (
    <Show when={props.row.adoption !== null} fallback={<span class="faint">{whyNone(props.row)}</span>}>
      <span class="metrics-share" title={`Of n = ${formatNumber(props.row.n)} that sent a value. As of ${props.asOf}.`}>
        <ShareCell share={props.row.adoption} />
      </span>
    </Show>
  );
}

/** The share of those that can have it and sent a value, and below it how many of how many. */
export function CoverageCell(props: { row: Metric; asOf: string }) {
  return (
    <Show when={props.row.eligible > 0} fallback={<span class="faint">{isGroup(props.row) ? nothing : "nobody can"}</span>}>
      <span class="two-lines number" title={`n = ${formatNumber(props.row.n)} sent a value, of ${formatNumber(props.row.eligible)} that can have it. As of ${props.asOf}.`}>
        <span>{formatShare(props.row.coverage)}</span>
        <span class="soft">{formatNumber(props.row.n)} of {formatNumber(props.row.eligible)}</span>
      </span>
    </Show>
  );
}

/** Share of the eligible whose count failed; null where nobody is. */
export const failedShare = ({ failed, eligible }: Metric): number | null => (eligible === 0 ? null : failed / eligible);

/** The share whose count failed, with the mark of a failure; nothing to look at where none did. */
export function FailedCell(props: { row: Metric; asOf: string }) {
  const words = () => `${formatNumber(props.row.failed)} of ${formatNumber(props.row.eligible)} that can have it could not count it. As of ${props.asOf}.`;
  return (
    <Show when={props.row.failed > 0} fallback={<span class="faint" title={words()}>{props.row.eligible === 0 ? nothing : "0"}</span>}>
      <span class="two-lines number metrics-failed" title={words()}>
        <span><AbsenceMark kind="failed" /> {formatShare(failedShare(props.row))}</span>
        <span>{formatNumber(props.row.failed)}</span>
      </span>
    </Show>
  );
}

/** The first and the last day of a ping that held it. */
export function SeenCell(props: { row: Metric }) {
  return (
    <Show when={props.row.first_seen} fallback={<span class="faint">never</span>}>
      <span class="two-lines">
        <span>{formatDay(props.row.last_seen)}</span>
        <span class="soft">since {formatDay(props.row.first_seen)}</span>
      </span>
    </Show>
  );
}
