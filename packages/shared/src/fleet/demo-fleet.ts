import type { Label } from "../cohort/label.ts";
import type { Fleet } from "./fleet.ts";
import { createFleet } from "./fleet.ts";

/** An installation of the fleet that belongs to the organisation of the one beside the demo, whose admin the demo shows. */
export interface Branch {
  /** Which installation of the fleet. */
  readonly index: number;
  readonly hostname: string;
  readonly label: Label;
}

/** One in another region, and one to try things out, which is in no sum. */
export const demoBranches: readonly Branch[] = [
  { index: 38, hostname: "code-eu.our-company.example", label: "production" },
  { index: 97, hostname: "code-test.our-company.example", label: "test" },
];

/** The sample fleet of `start --demo`: 600 installations over 40 weeks, the first of which sends full-size payloads. */
export const demoFleet = (end: number): Fleet =>
  createFleet({ seed: 4600, installations: 600, weeks: 40, end, metrics: 120, fullSize: 1, hostnames: new Map(demoBranches.map(({ index, hostname }) => [index, hostname])) });
