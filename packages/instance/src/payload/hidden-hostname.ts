import { createHmac } from "node:crypto";

/**
 * A name that stands for a host name and tells it to nobody: HMAC-SHA256 of the name in small letters under the
 * installation's secret, in part. The same name gives the same one, so that the hub still sees one installation.
 */
export const hiddenHostname = (hostname: string, secret: string): string => `hidden-${createHmac("sha256", secret).update(`hostname ${hostname.toLowerCase()}`).digest("hex").slice(0, 20)}`;
