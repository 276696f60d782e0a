import type { S3Place } from "@pinghouse/shared/exports/order";
import { endpointOf } from "./address.ts";

/** The most bytes that a key may have. */
const longestKey = 1024;

const endpointFault = (place: S3Place): string | null => {
  try {
    const { protocol, username, password, search, hash, hostname } = endpointOf(place);
    if (protocol !== "https:" && protocol !== "http:") return "The endpoint is neither https nor http.";
    if (`${username}${password}` !== "") return "The endpoint must hold no secret: secrets come from the environment.";
    if (`${search}${hash}` !== "") return "The endpoint has something behind a ? or #.";
    return hostname === "" ? "The endpoint names no host." : null;
  } catch {
    return `The endpoint "${place.endpoint ?? ""}" is not an address like https://s3.example.com.`;
  }
};

/** What is wrong with a key, in words; null where nothing is. Parts that are `.` or `..` would be folded away in an address. */
export const keyFault = (key: string): string | null => {
  if (Buffer.byteLength(key) > longestKey) return `"${key.slice(0, 60)}..." is longer than the ${longestKey} bytes that a store allows.`;
  if (key.split("/").some((part) => part === "." || part === "..")) return `"${key}" has a part that is . or .., which no store keeps apart.`;
  return key.startsWith("/") ? `"${key}" begins with a slash.` : null;
};

/** What keeps a place from being used, in words, judged without asking it; null where nothing does. */
export const placeFault = (place: S3Place): string | null => {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(place.bucket)) return `"${place.bucket}" is no name of a bucket: 3 to 63 small letters, digits, dots and hyphens.`;
  if (!/^[a-z0-9-]+$/.test(place.region)) return `"${place.region}" is no name of a region, such as eu-central-1; many stores take us-east-1 or auto.`;
  if (!/^[A-Z0-9_]+$/.test(place.credentials)) return "The name of the credentials is made of capital letters, digits and _.";
  if (place.prefix !== "" && !place.prefix.endsWith("/")) return "The prefix must end in a slash.";
  return endpointFault(place) ?? keyFault(place.prefix);
};
