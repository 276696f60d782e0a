import type { SentPing } from "../../api.ts";

/** What became of a ping, in a word. */
export const stateWords: Readonly<Record<SentPing["state"], string>> = {
  made: "Not sent",
  sent: "Sent",
  waiting: "Tried again later",
  failed: "Not sent",
  withdrawn: "Withdrawn",
};

/** What became of sending, in a sentence. Throws its reason where it was not sent, so that it shows as a failure. */
export const sentWords = ({ state, hub_id, failure }: SentPing): string => {
  if (state === "sent") return `Sent. The hub keeps it as ping ${hub_id ?? "without a number"}.`;
  return `It was not sent. ${failure ?? ""}`;
};
