import { fileFormats, mediaTypeOf, type FileFormat } from "@pinghouse/shared/exports/file-format";
import { Problem } from "@pinghouse/shared/problem/problem";

const bare = (media: string): string => (media.split(";")[0] ?? "").trim().toLowerCase();

/** `?format=` decides, then the first media type in Accept that there is, else CSV. Throws Problem "bad_parameter", for JSON too. */
export const downloadFormat = (query: URLSearchParams, accept = ""): FileFormat => {
  const [wish, ...more] = query.getAll("format");
  if (wish === undefined) {
    const wanted = accept.split(",").map(bare);
    return fileFormats.find((format) => wanted.includes(bare(mediaTypeOf[format]))) ?? "csv";
  }
  const found = fileFormats.find((format) => format === wish);
  if (found !== undefined && more.length === 0) return found;
  const detail = wish === "json" ? `format: a table does not come as JSON; choose ${fileFormats.join(", ")}.` : `format: one of ${fileFormats.join(", ")}.`;
  throw new Problem("bad_parameter", { detail, extra: { parameter: "format" } });
};
