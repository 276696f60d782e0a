import { releaseVersion } from "@pinghouse/shared/release/release-version";
import { z } from "zod";

/** Who asks: its version as the registry spells it, and the product where it names one. */
export interface CheckInfo {
  version: string;
  product: string | null;
}

const mostCharacters = 2_000;

const info = z.looseObject({ version: z.string().max(200), product: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/).optional() });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Reads what a version check says of itself: base64, standard or URL-safe, of JSON with a version.
 * In a query a bare `+` arrives as a space, and is one again. Undefined for anything else.
 */
export const readInfo = (text: unknown): CheckInfo | undefined => {
  if (typeof text !== "string" || text.length > mostCharacters) return undefined;
  const read = info.safeParse(parsed(Buffer.from(text.replaceAll(" ", "+"), "base64").toString("utf8")));
  const version = read.success ? releaseVersion(read.data.version) : undefined;
  return version === undefined ? undefined : { version, product: read.data?.product?.toLowerCase() ?? null };
};
