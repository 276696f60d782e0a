import { useQuery } from "@tanstack/solid-query";
import { For } from "solid-js";
import { fleetBreakdownQuery, fleetFreshnessQuery, statusQuery } from "../../api/queries.ts";
import { formatNumber, nothing } from "../../charts/format.ts";
import "./figures.css";

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Four numbers over the whole fleet. Each stands as a dash until its answer is there, so that nothing jumps. */
export function Figures() {
  const status = useQuery(statusQuery);
  const editions = useQuery(() => fleetBreakdownQuery("edition"));
  const ages = useQuery(fleetFreshnessQuery);
  const active = () => editions.data && sum(editions.data.items.map(({ installations }) => installations));
  const users = () => editions.data && sum(editions.data.items.map((row) => row.users));
  const silent = () => ages.data && sum(ages.data.items.filter(({ age }) => age.startsWith("silent")).map(({ installations }) => installations));
  const figures = () => [
    { name: "active installations", value: active(), note: silent() === undefined ? "" : `${formatNumber(silent())} silent` },
    { name: "active users in them", value: users(), note: "as they counted" },
    { name: "pings in the warehouse", value: status.data?.pings.landed, note: `of ${formatNumber(status.data?.installations)} installations` },
    { name: "metrics seen", value: status.data?.metrics, note: "in any version" },
  ];
  return (
    <dl class="figures">
      <For each={figures()}>
        {(figure) => (
          <div>
            <dt>
              {figure.name} <span class="figures-note">{figure.note}</span>
            </dt>
            <dd>{figure.value === undefined ? nothing : formatNumber(figure.value)}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
