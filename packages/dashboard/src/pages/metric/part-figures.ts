import type { MetricPart } from "../../api/rows.ts";

/** Members of a part whose version, edition or tier lacks the metric. */
export const unavailableIn = ({ installations, eligible }: Pick<MetricPart, "installations" | "eligible">): number => installations - eligible;
