import type { BindingAct } from "@pinghouse/warehouse/archive/archive";
import { boundBy } from "./bound-identity.ts";
import type { BoundIdentity } from "./bound-identity.ts";
import { installationId } from "./installation-id.ts";
import type { BindingHeader, Proof } from "./record.ts";

/** What the hub knows of who sends for an installation, without its identity: what the main thread keeps in mind. */
export interface Binding {
  /** Opaque id. */
  installation: string;
  /** 53 bits of the uuid's keyed hash: tells whether two installations share one. */
  uuid: number;
  secret_hash: string | null;
  proof: Proof;
  /** Milliseconds. */
  since: number;
}

/** A binding that changed; `gone` with all that retention left of its installation. */
export type BindingNews = Binding | { installation: string; gone: true };

/** The state after an act: a secret that is not given stays, and a reset takes the secret and what it proved, not a person's claim. */
export const afterAct = (held: BindingHeader | undefined, act: BindingAct): Pick<BindingHeader, "secret_hash" | "proof"> => {
  if (act.kind === "verify") return { secret_hash: act.secret_hash ?? held?.secret_hash ?? null, proof: act.proof };
  return { secret_hash: null, proof: held === undefined || held.proof === "secret" ? "none" : held.proof };
};

interface Kept {
  header: BindingHeader;
  whose: BoundIdentity;
  segment: number;
}

/** The bindings that hold, folded record by record in the journal's order. */
export class Bindings {
  readonly #hubKey: Uint8Array;
  readonly #held = new Map<string, Kept>();
  #news = new Set<string>();

  constructor(hubKey: Uint8Array) {
    this.#hubKey = hubKey;
  }

  take(header: BindingHeader, segment: number): void {
    const whose = boundBy(this.#hubKey, header);
    this.#held.set(whose.installation, { header, whose, segment });
    this.#news.add(whose.installation);
  }

  of(uuid: string, hostname: string): BindingHeader | undefined {
    return this.#held.get(installationId(this.#hubKey, uuid, hostname))?.header;
  }

  /** Those whose record stands in a segment up to this one. */
  upTo(segment: number): { header: BindingHeader; whose: BoundIdentity }[] {
    return [...this.#held.values()].filter((kept) => kept.segment <= segment);
  }

  /** Forgets one, by opaque id. */
  drop(installation: string): void {
    if (this.#held.delete(installation)) this.#news.add(installation);
  }

  /** Forgets those whose record stands in a segment up to this one. */
  dropUpTo(segment: number): void {
    for (const [id, kept] of this.#held) {
      if (kept.segment > segment) continue;
      this.#held.delete(id);
      this.#news.add(id);
    }
  }

  /** What changed since this was last asked. */
  takeNews(): BindingNews[] {
    const news = [...this.#news].map((installation): BindingNews => {
      const kept = this.#held.get(installation);
      if (kept === undefined) return { installation, gone: true };
      const { secret_hash, proof, since } = kept.header;
      return { installation, uuid: kept.whose.uuid_digest, secret_hash, proof, since };
    });
    this.#news = new Set();
    return news;
  }
}
