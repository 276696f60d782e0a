import { useQuery } from "@tanstack/solid-query";
import { For } from "solid-js";
import { fleetBreakdownQuery, fleetFreshnessQuery, statusQuery } from "../../api/queries.ts";
import { formatNumber } from "../../charts/format.ts";
import { answerOf } from "../../state/answer-of.ts";
import "./figures.css";

const sum = (numbers: readonly number[] | undefined) => numbers?.reduce((total, number) => total + number, 0);

/** Four numbers over the whole fleet. Each stands as a dash until its answer is there, so that nothing jumps. */
export function Figures() {
  const status = useQuery(statusQuery);
  const editions = useQuery(() => fleetBreakdownQuery("edition"));
  const ages = useQuery(fleetFreshnessQuery);
  const rows = () => answerOf(editions)?.items;
  const silent = () => answerOf(ages)?.items.filter(({ age }) => age.startsWith("silent"));
  const held = () => answerOf(status);
  const figures = () => [
    { name: "active installations", value: sum(rows()?.map(({ installations }) => installations)), note: `${formatNumber(sum(silent()?.map(({ installations }) => installations)))} silent` },
    { name: "active users in them", value: sum(rows()?.map(({ users }) => users)), note: "as they counted" },
    { name: "pings in the warehouse", value: held()?.pings.landed, note: `of ${formatNumber(held()?.installations)} installations` },
    { name: "metrics seen", value: held()?.metrics, note: "in any version" },
  ];
  return (
    <dl class="figures">
      <For each={figures()}>
        {(figure) => (
          <div>
            <dt>
              {figure.name} <span class="figures-note">{figure.note}</span>
            </dt>
            <dd>{formatNumber(figure.value)}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
