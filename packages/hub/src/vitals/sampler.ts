import { isoInstant } from "@pinghouse/shared/time/instant";
import type { VitalsSample } from "@pinghouse/warehouse/api/vitals";
import { LatencyTally } from "./latency-tally.ts";

/** What is looked at every second. */
export interface Gauges {
  /** Milliseconds since the oldest ping that is not queryable yet. */
  lagMs: () => number;
  dataBytes: () => number;
  freeBytes: () => number;
}

export interface Sampler {
  /** A ping was acknowledged after so many seconds. */
  acknowledged(seconds: number): void;
  /** Looks at the gauges; ends the minute where it is over. Called about once a second. */
  look(now: number): void;
  samples(): readonly VitalsSample[];
}

/** A day of minutes. */
export const mostSamples = 24 * 60;
const minute = 60_000;

class MinuteRing implements Sampler {
  private readonly gauges: Gauges;
  private readonly ring: VitalsSample[] = [];
  private began: number;
  private tally = new LatencyTally();
  private longestLag = 0;

  constructor(gauges: Gauges, now: number) {
    this.gauges = gauges;
    this.began = now;
  }

  acknowledged(seconds: number): void {
    this.tally.add(seconds);
  }

  look(now: number): void {
    this.longestLag = Math.max(this.longestLag, this.gauges.lagMs());
    if (now - this.began < minute) return;
    this.ring.push({
      at: isoInstant(now),
      acknowledgement_p99: this.tally.quantile(0.99),
      lag_seconds: this.longestLag / 1000,
      pings_per_second: (this.tally.count * 1000) / (now - this.began),
      data_bytes: this.gauges.dataBytes(),
      free_bytes: this.gauges.freeBytes(),
    });
    if (this.ring.length > mostSamples) this.ring.shift();
    this.began = now;
    this.tally = new LatencyTally();
    this.longestLag = 0;
  }

  samples(): readonly VitalsSample[] {
    return this.ring;
  }
}

/** The last 24 hours of the hub, minute by minute, in memory: it starts empty. */
export const createSampler = (gauges: Gauges, now: number): Sampler => new MinuteRing(gauges, now);
