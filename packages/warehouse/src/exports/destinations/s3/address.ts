import type { S3Place } from "@pinghouse/shared/exports/order";

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Where the store listens, without a bucket. It is spoken to over http only where an operator wrote http. */
export const endpointOf = ({ endpoint, region }: S3Place): URL => new URL(endpoint ?? `https://s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`);

/** Whether what is sent can be read by others on its way. */
export const isOpenToOthers = (endpoint: URL): boolean => endpoint.protocol === "http:" && !loopback.test(endpoint.hostname);

/** RFC 3986, as signatures want it: all but letters, digits, `-`, `.`, `_`, `~` is escaped. */
const escapePart = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** A bucket with a dot in its name has no certificate as a host, so over https it stands in the path whatever was chosen. */
const standsInPath = ({ path_style, bucket }: S3Place, endpoint: URL): boolean => path_style || (bucket.includes(".") && endpoint.protocol === "https:");

/** The address of an object, or with an empty key of the bucket. */
export const addressOf = (place: S3Place, key: string, query: Readonly<Record<string, string>> = {}): string => {
  const endpoint = endpointOf(place);
  const inPath = standsInPath(place, endpoint);
  const origin = inPath ? endpoint.origin : `${endpoint.protocol}//${place.bucket}.${endpoint.host}`;
  const path = [endpoint.pathname.replace(/\/+$/, ""), ...(inPath ? [place.bucket] : []), key.split("/").map(escapePart).join("/")].join("/");
  const search = Object.entries(query).map(([name, value]) => `${name}=${escapePart(value)}`).join("&");
  return `${origin}${path}${search === "" ? "" : `?${search}`}`;
};
