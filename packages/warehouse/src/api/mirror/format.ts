import { fileFormats, mediaTypeOf } from "@pinghouse/shared/exports/file-format";
import { Problem } from "@pinghouse/shared/problem/problem";

export const formats = ["json", ...fileFormats] as const;
export type Format = (typeof formats)[number];

/** What each format is sent as. */
export const mediaTypes: Readonly<Record<Format, string>> = { json: "application/json; charset=utf-8", ...mediaTypeOf };

const byMedia: Record<string, Format> = {
  "application/json": "json",
  "text/csv": "csv",
  "application/vnd.apache.arrow.stream": "arrow",
  "application/vnd.apache.arrow.file": "arrow-file",
  "application/vnd.apache.parquet": "parquet",
  "*/*": "json",
};

/** The most wanted of the formats in an Accept header, the first of equals; JSON where it names none of them. */
const accepted = (accept: string): Format => {
  const wishes = accept.split(",").flatMap((wish) => {
    const [media = "", ...parameters] = wish.split(";").map((part) => part.trim().toLowerCase());
    const format = byMedia[media];
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    return format === undefined ? [] : [{ format, quality: quality === undefined ? 1 : Number(quality) || 0 }];
  });
  const [best] = wishes.filter(({ quality }) => quality > 0).toSorted((a, b) => b.quality - a.quality);
  return best?.format ?? "json";
};

/** `?format=` decides, then Accept. Throws Problem "bad_parameter" for a format there is not. */
export const formatOf = (query: URLSearchParams, accept: string | undefined): Format => {
  const wish = query.get("format");
  if (wish === null) return accepted(accept ?? "");
  const format = formats.find((name) => name === wish);
  if (format === undefined || query.getAll("format").length > 1) {
    throw new Problem("bad_parameter", { detail: `format: one of ${formats.join(", ")}.`, extra: { parameter: "format" } });
  }
  return format;
};
