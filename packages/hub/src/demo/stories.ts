import { silentType } from "@pinghouse/shared/fleet/installation";
import type { Planted } from "@pinghouse/shared/fleet/stories";
import type { Story } from "@pinghouse/warehouse/api/context";

/** The page in the state that shows the story: a leap among the same installations throughout, lists with just those it speaks of. */
const page = ({ story, metric, version }: Planted): string | null => {
  if (metric !== undefined) return `/metrics/${encodeURIComponent(metric)}${story === "leap" ? "?same=yes" : ""}`;
  if (story === "gone_silent") return `/installations?installation_type=${encodeURIComponent(silentType)}&state=silent`;
  return version === undefined ? null : `/installations?search=${encodeURIComponent(version)}&state=active`;
};

/** What is planted in the sample fleet, each with the page that shows it. */
export const storiesOf = (planted: readonly Planted[]): Story[] =>
  planted.map((one) => ({ title: one.title, sentence: one.sentence, href: page(one) }));
