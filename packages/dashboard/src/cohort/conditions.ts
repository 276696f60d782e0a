import type { ConditionKey } from "./cohort-address.ts";

/** What a condition is called in the menu that adds it, and what it means, in the order of the menu. */
export const conditions: Readonly<Record<ConditionKey, { readonly title: string; readonly hint: string }>> = {
  edition: { title: "Edition", hint: "Any of these." },
  size: { title: "Size", hint: "By active users, as the installation counts them." },
  version: { title: "Version", hint: "Any of these. A pre-release comes before its release." },
  installation_type: { title: "Installation type", hint: "Any of these, as the installation says." },
  plan: { title: "Plan", hint: "Any of these, as the license says." },
  has: { title: "Uses a metric", hint: "Above zero in any of these." },
  lacks: { title: "Does not use a metric", hint: "Not above zero: zero, missing, or it could not be counted. Of several, one is enough." },
  attribute: { title: "Attribute", hint: "What a text or a switch of the payload says, such as database.adapter:postgresql." },
  list: { title: "Saved list", hint: "On any of these lists of installations." },
  include: { title: "Test and internal", hint: "Installations labelled so are left out unless they are included here." },
};
