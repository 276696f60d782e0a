import type { S3Place } from "@pinghouse/shared/exports/order";
import type { Destination } from "@pinghouse/warehouse/exports/destinations/destination";
import { s3Destination } from "@pinghouse/warehouse/exports/destinations/s3-destination";
import type { HubEnv } from "../env.ts";

/** Opens stores with the secrets and proxies of the environment; `staging` is a directory of the destination's own. */
export const openS3With =
  ({ s3Secrets, proxies }: Pick<HubEnv, "s3Secrets" | "proxies">, now: () => number) =>
  (place: S3Place, staging: string): Destination =>
    s3Destination(place, s3Secrets(place.credentials), { staging, proxies, now });
