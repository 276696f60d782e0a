/** What an installation is for, as an operator labels it. */
export const labels = ["production", "staging", "test", "internal"] as const;

export type Label = (typeof labels)[number];

/** Installations of these labels are no members of a cohort that does not include them. */
export const keptOut = ["test", "internal"] as const satisfies readonly Label[];
