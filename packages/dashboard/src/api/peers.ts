import type { Cohort } from "@pinghouse/shared/cohort/cohort";

/** Who an installation is set beside: a cohort without a window. */
export type Peers = Omit<Cohort, "from" | "to">;
