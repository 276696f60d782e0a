import { sizeBand } from "@pinghouse/shared/cohort/size";
import { bigints, dates, doubles, integers, texts, timestamps } from "../connection/columns.ts";
import type { NewColumn } from "../connection/columns.ts";
import { audienceName, audienceOf } from "./audience.ts";
import type { FreshPing } from "./fresh-pings.ts";
import type { Numbering } from "./numbering.ts";

/** Columns of `ping`, in its order. `installations` holds the number of each ping's installation; `audiences` numbers what is met. */
export const pingColumns = (fresh: readonly FreshPing[], installations: readonly number[], audiences: Numbering): NewColumn[] => {
  const pings = fresh.map(({ ping }) => ping);
  const kinds = pings.map(audienceOf);
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
    texts(kinds.map(({ release }) => release)),
    doubles(kinds.map(({ version_order }) => version_order)),
    texts(pings.map(({ edition }) => edition)),
    texts(kinds.map(({ edition_family }) => edition_family)),
    texts(pings.map(({ active_user_count }) => sizeBand(active_user_count))),
    doubles(pings.map(({ active_user_count }) => active_user_count)),
    texts(pings.map(({ installation_type }) => installation_type)),
    texts(pings.map(({ license_plan }) => license_plan)),
    texts(pings.map(({ unique_instance_id }) => unique_instance_id)),
    timestamps(pings.map(({ created_at }) => created_at)),
    integers(fresh.map(({ length }) => length)),
    integers(kinds.map((kind) => audiences.number(audienceName(kind)))),
  ];
};
