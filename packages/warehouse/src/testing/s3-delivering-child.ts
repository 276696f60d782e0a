import { z } from "zod";
import { s3Destination } from "../exports/destinations/s3-destination.ts";

// A process for tests to kill: delivers one file to a store.
const job = z.object({
  place: z.object({ endpoint: z.string(), region: z.string(), bucket: z.string(), prefix: z.string(), path_style: z.boolean(), credentials: z.string() }),
  secrets: z.object({ accessKeyId: z.string(), secretAccessKey: z.string(), sessionToken: z.null() }),
  staging: z.string(),
  sizes: z.object({ whole: z.number(), part: z.number() }),
  deliveries: z.array(z.object({ name: z.string(), file: z.string(), bytes: z.number(), sha256: z.string() })),
});
const { place, secrets, staging, sizes, deliveries } = job.parse(JSON.parse(process.argv[2] ?? ""));
await s3Destination(place, secrets, { staging, sizes, proxies: { http: "", https: "", none: "" }, now: Date.now }).deliver(deliveries, new AbortController().signal);
