import type { BindingRecord } from "../../api/rows.ts";
import { formatDay } from "../../charts/format.ts";

const known: Readonly<Record<BindingRecord["proof"], string>> = {
  secret: "Its first ping brought a secret",
  claim: "It was claimed with a one-time link",
  operator: "An operator says whose it is",
  none: "Nobody has shown whose it is",
};

/** How an installation is bound, in two sentences: how the hub knows whose it is, and what its pings must carry. */
export const bindingWords = ({ proof, secret, since }: BindingRecord): string => {
  const when = since === null || proof === "none" ? "" : ` on ${formatDay(since)}`;
  const must = secret ? "Pings without its secret are acknowledged and set aside." : "Its pings need no secret, so anybody who knows its uuid can send in its name.";
  return `${known[proof]}${when}. ${must}`;
};
