import { randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { z } from "zod";
import { demoFleet } from "@pinghouse/shared/fleet/demo-fleet";
import type { Story } from "@pinghouse/warehouse/api/context";
import { storiesOf } from "./stories.ts";

/** The sample fleet of a demo, not yet sent. */
export interface Sample {
  /** The instant at which the fleet ends, in milliseconds. */
  end: number;
  pings: number;
  stories: Story[];
  /** Marks a request as the demo's own; known to this process alone. */
  header: Record<string, string>;
  isMarked(headers: IncomingHttpHeaders): boolean;
}

const kept = z.object({ end: z.int().positive() });
const mark = "x-pinghouse-sample";

/** Chosen when the directory is new and kept there, so that a second start means the same fleet and sends none of it twice. */
const endOf = (directory: string, now: number): number => {
  const path = join(directory, "sample.json");
  if (existsSync(path)) return kept.parse(JSON.parse(readFileSync(path, "utf8"))).end;
  writeFileSync(path, `${JSON.stringify({ end: now })}\n`, { mode: 0o600 });
  return now;
};

/** The sample fleet of a demo's directory: of the first start there, ending then. */
export const openSample = (directory: string, now: number): Sample => {
  const end = endOf(directory, now);
  const fleet = demoFleet(end);
  const secret = randomBytes(32).toString("hex");
  return {
    end,
    pings: fleet.pingCount(),
    stories: storiesOf(fleet.planted),
    header: { [mark]: secret },
    isMarked: (headers) => {
      const given = headers[mark];
      return typeof given === "string" && given.length === secret.length && timingSafeEqual(Buffer.from(given), Buffer.from(secret));
    },
  };
};
