import { destinationProcedures } from "./exports/destinations.ts";
import { runProcedures } from "./exports/runs.ts";
import { scheduleProcedures } from "./exports/schedules.ts";
import { router } from "./trpc.ts";

/** Exports: where they go, what is ordered, what ran. */
export const exportsRouter = router({ ...destinationProcedures, ...scheduleProcedures, ...runProcedures });
