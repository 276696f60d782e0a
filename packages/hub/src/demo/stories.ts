import { silentType } from "@pinghouse/shared/fleet/installation";
import type { Planted } from "@pinghouse/shared/fleet/stories";
import type { Story } from "@pinghouse/warehouse/api/context";

const page = ({ story, metric, version }: Planted): string | null => {
  if (metric !== undefined) return `/metrics/${encodeURIComponent(metric)}`;
  if (story === "gone_silent") return `/installations?installation_type=${encodeURIComponent(silentType)}`;
  return version === undefined ? null : `/installations?search=${encodeURIComponent(version)}`;
};

/** What is planted in the sample fleet, each with the page that shows it. */
export const storiesOf = (planted: readonly Planted[]): Story[] =>
  planted.map((one) => ({ title: one.title, sentence: one.sentence, href: page(one) }));
