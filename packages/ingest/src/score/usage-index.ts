import { earlierPing, earlierWithin } from "@pinghouse/shared/score/rates";
import type { Usage } from "@pinghouse/shared/score/rates";

/** A ping that may be the earlier one of a later score. */
export interface KeptUsage extends Usage {
  id: number;
}

const window = earlierWithin.most * 86_400_000;

const keyOf = (uuid: string, hostname: string): string => `${uuid}\n${hostname}`;

/** What installations said in the 35 days before their newest ping, so that a score asks nobody. */
export class UsageIndex {
  private readonly held = new Map<string, KeptUsage[]>();

  /** Takes in a ping; once is enough, in any order. One recorded 35 days before the newest can be no earlier one any more, and goes. */
  note(uuid: string, hostname: string, ping: KeptUsage): void {
    const key = keyOf(uuid, hostname);
    const pings = this.held.get(key) ?? [];
    if (pings.some(({ id }) => id === ping.id)) return;
    const newest = pings.reduce((latest, { recorded_at }) => Math.max(latest, recorded_at), ping.recorded_at);
    this.held.set(key, [...pings, ping].filter(({ recorded_at }) => recorded_at >= newest - window));
  }

  /** Forgets what an installation said. */
  forget(uuid: string, hostname: string): void {
    this.held.delete(keyOf(uuid, hostname));
  }

  /** The ping that one of this installation, recorded at `recordedAt`, is measured against. */
  earlier(uuid: string, hostname: string, recordedAt: number): KeptUsage | undefined {
    return earlierPing(recordedAt, this.held.get(keyOf(uuid, hostname)) ?? []);
  }
}
