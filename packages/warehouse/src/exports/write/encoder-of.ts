import { csvEncoder } from "./csv-encoder.ts";
import type { Encoder } from "./encoder.ts";
import type { FileFormat } from "@pinghouse/shared/exports/file-format";

/** The encoder of a format that this side writes; Parquet is written by the engine. Arrow's library is loaded only for Arrow. */
export const encoderOf = async (format: FileFormat): Promise<Encoder> => {
  if (format === "csv" || format === "csv.gz") return csvEncoder();
  if (format === "parquet") throw new Error("the engine writes Parquet");
  const { arrowEncoder } = await import("./arrow-encoder.ts");
  return arrowEncoder(format === "arrow" ? "stream" : "file");
};
