import type { Fleet } from "./fleet.ts";
import { createFleet } from "./fleet.ts";

/** The sample fleet of `start --demo`: 600 installations over 40 weeks, the first of which sends full-size payloads. */
export const demoFleet = (end: number): Fleet => createFleet({ seed: 4600, installations: 600, weeks: 40, end, metrics: 120, fullSize: 1 });
