import type { DestinationRow, RunRow } from "../../control/export-rows.ts";
import { ExportFault } from "../failure.ts";
import type { ExportDeps } from "../open-exports.ts";
import { whoOf } from "../plan/plan.ts";
import { checkOrder } from "../runs/check-order.ts";
import { checkDirectory, directoryDestination } from "./destination-directory.ts";
import type { Destination } from "./destination.ts";

type Places = Pick<ExportDeps, "openS3" | "spool" | "directory">;

/** What a row of the control database stands for. Throws ExportFault for what this hub has no way to. */
export const destinationOf = ({ openS3, spool, directory: root }: Places, { kind, directory, s3, name }: Pick<DestinationRow, "kind" | "directory" | "s3" | "name">): Destination => {
  if (kind === "s3") {
    if (s3 === null) throw new ExportFault(`The destination "${name}" has no place.`);
    return openS3(s3, `${spool}/${name}`);
  }
  if (root === null) throw new ExportFault("This hub has no directory for exports: PINGHOUSE_EXPORT_DIR is not set.");
  checkDirectory(directory ?? "");
  return directoryDestination(root, directory ?? "");
};

/** Throws ExportFault where it is gone. */
export const destinationNamed = async (deps: ExportDeps, name: string): Promise<Destination> => {
  const row = (await deps.control.exports.destinations()).find((destination) => destination.name === name);
  if (row === undefined) throw new ExportFault(`There is no destination "${name}" any more.`);
  return destinationOf(deps, row);
};

/** The destination of a run, where its owner may still send this there. Throws ExportFault or Problem. */
export const allowedDestination = async (deps: ExportDeps, run: RunRow): Promise<Destination> => {
  const { role } = await whoOf(deps, run);
  checkOrder({ ...run, role }, await deps.control.exports.destinations());
  return destinationNamed(deps, run.destination);
};
