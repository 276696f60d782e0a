import type { S3Place } from "@pinghouse/shared/exports/order";
import { nameFault } from "./export-draft.ts";

/** What the form of a destination holds, right or wrong. Empty texts stand for what was not typed. */
export interface DestinationDraft {
  name: string;
  kind: "directory" | "s3";
  directory: string;
  endpoint: string;
  region: string;
  bucket: string;
  prefix: string;
  path_style: boolean;
  credentials: string;
  hostnames: boolean;
}

/** A destination as a list has it: what is not of its kind is null. */
export interface DestinationFields {
  readonly name: string;
  readonly kind: "directory" | "s3";
  readonly directory: string | null;
  readonly endpoint: string | null;
  readonly region: string | null;
  readonly bucket: string | null;
  readonly prefix: string | null;
  readonly path_style: boolean | null;
  readonly credentials: string | null;
  readonly hostnames: boolean;
}

export const emptyDestination: DestinationDraft = {
  name: "", kind: "directory", directory: "", endpoint: "", region: "us-east-1", bucket: "", prefix: "", path_style: false, credentials: "", hostnames: false,
};

/** The form with a destination in it. */
export const draftOf = ({ name, kind, directory, endpoint, region, bucket, prefix, path_style, credentials, hostnames }: DestinationFields): DestinationDraft => ({
  name,
  kind,
  directory: directory ?? "",
  endpoint: endpoint ?? "",
  region: region ?? emptyDestination.region,
  bucket: bucket ?? "",
  prefix: prefix ?? "",
  path_style: path_style ?? false,
  credentials: credentials ?? "",
  hostnames,
});

const prefixOf = (text: string): string => (text === "" || text.endsWith("/") ? text : `${text}/`);

const storeOf = ({ endpoint, region, bucket, prefix, path_style, credentials }: DestinationDraft): S3Place => ({
  endpoint: endpoint.trim() === "" ? null : endpoint.trim(),
  region: region.trim(),
  bucket: bucket.trim(),
  prefix: prefixOf(prefix.trim()),
  path_style,
  credentials: credentials.trim(),
});

/** The destination that the form means, as the API takes it. */
export const destinationOf = (draft: DestinationDraft) => {
  const { hostnames } = draft;
  const name = draft.name.trim();
  return draft.kind === "directory" ? { kind: draft.kind, name, hostnames, directory: draft.directory.trim() } : { kind: draft.kind, name, hostnames, s3: storeOf(draft) };
};

/** The environment variables that hold a store's secrets. */
export const secretNames = (credentials: string): readonly string[] => {
  const name = credentials.trim() === "" ? "NAME" : credentials.trim();
  return [`PINGHOUSE_S3_${name}_ACCESS_KEY_ID`, `PINGHOUSE_S3_${name}_SECRET_ACCESS_KEY`];
};

const isOrigin = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const isBelow = (directory: string): boolean => !/^\/|(^|\/)\.\.(\/|$)/.test(directory);
const outside = "The directory stands below PINGHOUSE_EXPORT_DIR: no slash at its beginning and no .. in it.";

const storeFaults = ({ bucket, region, endpoint, credentials }: S3Place): (string | undefined)[] => [
  bucket === "" ? "A store has a bucket." : undefined,
  region === "" ? "A store has a region; us-east-1 where it knows none." : undefined,
  endpoint !== null && !isOrigin(endpoint) ? `"${endpoint}" is no address. Write it like https://s3.example.com.` : undefined,
  /^[A-Z][A-Z0-9_]{0,60}$/.test(credentials) ? undefined : "The name of the credentials has capital letters, digits and _ alone, a letter first.",
];

/** What is wrong with the form, in words; the hub judges the rest. */
export const destinationFaults = (draft: DestinationDraft): string[] => {
  const place = draft.kind === "s3" ? storeFaults(storeOf(draft)) : [isBelow(draft.directory.trim()) ? undefined : outside];
  return [nameFault(draft.name.trim()), ...place].flatMap((fault) => fault ?? []);
};

/** Where a destination is, in a few words. */
export const placeWords = ({ kind, directory, endpoint, bucket, prefix }: DestinationFields): string => {
  if (kind === "directory") return directory === null || directory === "" || directory === "." ? "The export directory itself" : `${directory}, in the export directory`;
  return `s3://${bucket ?? ""}/${prefix ?? ""} at ${endpoint === null ? "AWS" : endpoint.replace(/^https?:\/\//, "")}`;
};
