import type { Command } from "../cli/command.ts";
import { doctor } from "./doctor.ts";
import { eraseCommand } from "./erase.ts";
import { exportCommand } from "./export.ts";
import { hub } from "./hub.ts";
import { importCommand } from "./import.ts";
import { metricsImport } from "./metrics-import.ts";
import { quarantine } from "./quarantine.ts";
import { rebuild } from "./rebuild.ts";
import { releasesImport } from "./releases-import.ts";
import { tokenCreate } from "./token-create.ts";
import { userAdd } from "./user-add.ts";

/** Every command there is. What is not here is unknown, and says so. */
export const commands: readonly Command[] = [hub, importCommand, exportCommand, rebuild, metricsImport, releasesImport, userAdd, tokenCreate, quarantine, eraseCommand, doctor];
