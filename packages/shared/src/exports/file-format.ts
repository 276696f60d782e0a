/** The formats in which a file can be had. `arrow` is a stream, `arrow-file` the same with a footer. */
export const fileFormats = ["csv", "csv.gz", "arrow", "arrow-file", "parquet"] as const;

export type FileFormat = (typeof fileFormats)[number];

/** The ending of a file's name. */
export const fileEnding = (format: FileFormat): string => (format === "arrow-file" ? "arrow" : format === "arrow" ? "arrows" : format);

export const mediaTypeOf: Readonly<Record<FileFormat, string>> = {
  csv: "text/csv; charset=utf-8; header=present",
  "csv.gz": "application/gzip",
  arrow: "application/vnd.apache.arrow.stream",
  "arrow-file": "application/vnd.apache.arrow.file",
  parquet: "application/vnd.apache.parquet",
};
