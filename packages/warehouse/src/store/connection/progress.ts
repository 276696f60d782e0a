import type { DuckDBConnection } from "@duckdb/node-api";
import { isoInstant } from "@pinghouse/shared/time/instant";
import type { Progress } from "../door.ts";
import { rowsOf } from "./scalar.ts";

/** The one row of `progress`, as the connection's transaction sees it. */
export const progressOf = async (connection: DuckDBConnection): Promise<Omit<Progress, "warehouse_bytes">> => {
  const text = `SELECT segment, "offset"::DOUBLE, revision::DOUBLE, landed::DOUBLE, epoch_ms(as_of)::DOUBLE FROM progress`;
  const [segment, offset, revision, landed, asOf] = (await rowsOf(connection, text))[0] ?? [];
  return {
    position: { segment: Number(segment), offset: Number(offset) },
    revision: Number(revision),
    landed: Number(landed),
    as_of: typeof asOf === "number" ? isoInstant(asOf) : null,
  };
};
