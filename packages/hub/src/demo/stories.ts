import { silentType } from "@pinghouse/shared/fleet/installation";
import { sampleAdvisory } from "@pinghouse/shared/fleet/release-registry";
import type { Planted } from "@pinghouse/shared/fleet/stories";
import type { Story } from "@pinghouse/warehouse/api/context";

/** The page in the state that shows the story: a leap among the same installations throughout, a list with just those it speaks of, the hole of a version. */
const page = ({ story, metric }: Planted): string | null => {
  if (metric !== undefined) return `/metrics/${encodeURIComponent(metric)}${story === "leap" ? "?same=yes" : ""}`;
  if (story === "gone_silent") return `/installations?installation_type=${encodeURIComponent(silentType)}&state=silent`;
  return story === "vulnerable_version" ? `/patches?hole=${encodeURIComponent(`advisory:${sampleAdvisory}`)}` : null;
};

/** What is planted in the sample fleet, each with the page that shows it. */
export const storiesOf = (planted: readonly Planted[]): Story[] =>
  planted.map((one) => ({ title: one.title, sentence: one.sentence, href: page(one) }));
