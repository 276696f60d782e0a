import { createHmac } from "node:crypto";
import { isIP } from "node:net";

/** Characters of a name in DNS. */
const longest = 253;

const readUrl = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

/**
 * The host of the page that asked, from its Referer: lower-cased, without port, path, query or user. Empty for none and for what is
 * no name. A host that is an address is recorded as a hash under `key`: told apart, and not to be read back.
 */
export const refererHost = (referer: string | undefined, key: Uint8Array): string => {
  if (referer === undefined || referer.length > 2_048) return "";
  const url = readUrl(referer);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return "";
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (isIP(host) !== 0) return `ip-${createHmac("sha256", key).update(host).digest("hex").slice(0, 16)}`;
  return host.length <= longest && /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?$/.test(host) ? host : "";
};
