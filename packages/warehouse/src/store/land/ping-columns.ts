import { editionFamily } from "@pinghouse/shared/cohort/edition";
import { sizeBand } from "@pinghouse/shared/cohort/size";
import { releaseName, versionOrder } from "@pinghouse/shared/version/version";
import { bigints, dates, doubles, integers, texts, timestamps } from "../connection/columns.ts";
import type { NewColumn } from "../connection/columns.ts";
import type { FreshPing } from "./fresh-pings.ts";

/** The release a version names; of no version the empty text. */
export const releaseOf = (version: string | null): string => (version === null ? "" : releaseName(version));

/** Columns of `ping`, in its order. `installations` holds the number of each ping's installation. */
export const pingColumns = (fresh: readonly FreshPing[], installations: readonly number[]): NewColumn[] => {
  const pings = fresh.map(({ ping }) => ping);
  return [
    bigints(pings.map(({ id }) => id)),
    integers(pings.map(({ segment }) => segment)),
    integers(installations),
    dates(fresh.map(({ week }) => week)),
    timestamps(pings.map(({ recorded_at }) => recorded_at)),
    timestamps(pings.map(({ received_at }) => received_at)),
    texts(pings.map(({ source }) => source)),
    bigints(pings.map(({ bytes }) => bytes)),
    texts(pings.map(({ version }) => version)),
    texts(pings.map(({ version }) => releaseOf(version))),
    doubles(pings.map(({ version }) => (version === null ? null : versionOrder(version)))),
    texts(pings.map(({ edition }) => edition)),
    texts(pings.map(({ edition }) => editionFamily(edition))),
    texts(pings.map(({ active_user_count }) => sizeBand(active_user_count))),
    doubles(pings.map(({ active_user_count }) => active_user_count)),
    texts(pings.map(({ installation_type }) => installation_type)),
    texts(pings.map(({ license_plan }) => license_plan)),
    texts(pings.map(({ unique_instance_id }) => unique_instance_id)),
    timestamps(pings.map(({ created_at }) => created_at)),
    integers(fresh.map(({ length }) => length)),
  ];
};
