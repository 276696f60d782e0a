import { pings } from "./0001-pings.ts";
import { definitions } from "./0002-definitions.ts";
import { audience } from "./0003-audience.ts";
import { today } from "./0004-today.ts";
import { bindings } from "./0005-bindings.ts";
import { versionChecks } from "./0006-version-checks.ts";
import { scores } from "./0007-scores.ts";

/** A step of the schema. Once released its text never changes: a later step corrects it. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** All steps in order; the version of each is its place, counted from 1. */
export const migrations: readonly Migration[] = [
  { version: 1, name: "pings", sql: pings },
  { version: 2, name: "definitions", sql: definitions },
  { version: 3, name: "audience", sql: audience },
  { version: 4, name: "today", sql: today },
  { version: 5, name: "bindings", sql: bindings },
  { version: 6, name: "version checks", sql: versionChecks },
  { version: 7, name: "scores", sql: scores },
];
