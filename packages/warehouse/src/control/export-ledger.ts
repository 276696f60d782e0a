import type { ExportLedger } from "./control.ts";
import { exportDestinations, removeExportDestination, saveExportDestination } from "./export-destinations.ts";
import { addExportRun, exportRunOf, exportRuns, forgetExportRuns, noteExportRun } from "./export-runs.ts";
import { exportSchedules, removeExportSchedule, saveExportSchedule } from "./export-schedules.ts";
import type { Office } from "./office.ts";

/** The part of the control database that exports are kept in. */
export const exportLedger = (office: Office): ExportLedger => ({
  destinations: () => exportDestinations(office),
  saveDestination: (destination) => saveExportDestination(office, destination),
  removeDestination: (destination) => removeExportDestination(office, destination),
  schedules: () => exportSchedules(office),
  saveSchedule: (schedule) => saveExportSchedule(office, schedule),
  removeSchedule: (schedule) => removeExportSchedule(office, schedule),
  runs: (of) => exportRuns(office, of),
  run: (id) => exportRunOf(office, id),
  addRun: (run) => addExportRun(office, run),
  noteRun: (id, news, told) => noteExportRun(office, id, news, told),
  forgetRuns: (before) => forgetExportRuns(office, before),
});
