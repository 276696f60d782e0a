import { notReached, waitingDays, type ErasureReceipt } from "@pinghouse/shared/erasure/receipt";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { Archive, ErasureSubject } from "../archive/archive.ts";
import type { Control } from "../control/control.ts";
import type { ErasureRow } from "../control/erasure-ledger.ts";
import type { Exports } from "../exports/exports.ts";
import type { Store } from "../store/door.ts";
import { subjectOf } from "./subject.ts";

export interface ErasureDeps {
  control: Control;
  store: Store;
  archive: Pick<Archive, "erase" | "erasedBefore">;
  exports: () => Pick<Exports, "withdraw">;
  /** Resolves when all that the journal holds now is in the warehouse. */
  landed: () => Promise<void>;
  /** Milliseconds since 1970. */
  now: () => number;
  log: { info(fields: object, text: string): void; error(fields: object, text: string): void };
}

/** Who wishes something, for the audit log. */
interface Wish {
  installation: string;
  role: "operator" | "admin";
  actor: string;
}

/** Erasures that are wished for, wait, and are carried out. */
export interface Erasures {
  /** Puts an erasure down for in seven days. Throws Problem "conflict" while one of the installation waits. */
  ask(wish: Wish): Promise<ErasureRow>;
  /** Throws Problem "not_found" for one unknown or not of `installations`, "conflict" for one that is no longer waiting. */
  callOff(id: number, actor: string, installations?: readonly string[]): Promise<void>;
  /** Erases now, at the operator's word: by opaque id, or by name where no ping has landed. Answers when nothing is left. */
  carryOut(whom: { installation: string } | { uuid: string; hostname: string }, actor: string): Promise<ErasureRow>;
  /** Newest first; of some installations only, where they are given. */
  list(installations?: readonly string[]): Promise<ErasureRow[]>;
  close(): Promise<void>;
}

const day = 86_400_000;
const pause = 60_000;

/** Carries out what is due, and again what an old backup brought back. */
export class ErasureOffice implements Erasures {
  readonly #deps: ErasureDeps;
  #turn: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: ErasureDeps) {
    this.#deps = deps;
  }

  /** Looks every minute from now on. */
  start(): void {
    this.#redo().catch((err: unknown) => this.#deps.log.error({ err }, "erasures could not be held against the journal"));
    const look = (): void => void this.look();
    look();
    this.#timer = setInterval(look, pause);
    this.#timer.unref();
  }

  ask({ installation, role, actor }: Wish): Promise<ErasureRow> {
    return this.#exclusive(async () => {
      const { control, now } = this.#deps;
      const [open] = await control.erasures.list({ installations: [installation], state: "waiting" });
      if (open !== undefined) throw new Problem("conflict", "The data of this installation is to be erased already.");
      return control.erasures.add({ installation, role, actor, due_at: now() + waitingDays * day });
    });
  }

  callOff(id: number, actor: string, installations?: readonly string[]): Promise<void> {
    return this.#exclusive(async () => {
      const found = (await this.list(installations)).find((row) => row.id === id);
      if (found === undefined) throw new Problem("not_found", "There is no such erasure.");
      if (found.state !== "waiting") throw new Problem("conflict", "This erasure no longer waits.");
      await this.#deps.control.erasures.end({ id, state: "called_off", actor, receipt: null });
    });
  }

  carryOut(whom: { installation: string } | { uuid: string; hostname: string }, actor: string): Promise<ErasureRow> {
    return this.#exclusive(async () => {
      const subject = "installation" in whom ? await subjectOf(this.#deps.store, whom.installation) : { ...whom, unique_instance_ids: [] };
      return this.#erase(subject, actor);
    });
  }

  list(installations?: readonly string[]): Promise<ErasureRow[]> {
    return this.#deps.control.erasures.list(installations === undefined ? {} : { installations });
  }

  /** Carries out what is due. Never throws: what fails is tried again a minute later. */
  look(): Promise<void> {
    return this.#exclusive(async () => {
      const { control, now, log, store } = this.#deps;
      for (const row of (await control.erasures.list({ state: "waiting" })).filter(({ due_at }) => due_at <= now())) {
        await subjectOf(store, row.installation)
          .then((subject) => this.#erase(subject, row.asked_by))
          .catch((err: unknown) => log.error({ err, erasure: row.id }, "an erasure that is due failed; it is tried again"));
      }
    }).catch((err: unknown) => this.#deps.log.error({ err }, "erasures could not be looked after"));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turn;
  }

  /** One after another: what looks before it writes. */
  #exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #erase(subject: ErasureSubject, actor: string): Promise<ErasureRow> {
    const { archive, control, exports, log } = this.#deps;
    const { installation, before, since, ...counts } = await archive.erase(subject);
    const withdrawn = since === null ? { withdrawn: 0, left: [] } : await exports().withdraw(since);
    const receipt: ErasureReceipt = { ...counts, exports: withdrawn.withdrawn, exports_left: withdrawn.left, not_reached: [...notReached] };
    const [open] = await control.erasures.list({ installations: [installation], state: "waiting" });
    const { id } = open ?? (await control.erasures.add({ installation, role: "operator", actor, due_at: this.#deps.now() }));
    log.info({ installation, pings: counts.pings }, "an installation's data was erased");
    return control.erasures.end({ id, state: "done", actor, receipt, before });
  }

  /** A journal restored from a backup made before an erasure knows nothing of it. */
  async #redo(): Promise<void> {
    const { archive, control, store, landed } = this.#deps;
    for (const { installation, before } of await control.erasures.list({ state: "done" })) {
      if ((await archive.erasedBefore(installation)) >= (before ?? 0)) continue;
      await landed();
      const again = async (): Promise<unknown> => this.#erase(await subjectOf(store, installation), "restored backup");
      await this.#exclusive(again).catch((error: unknown) => {
        if (!(error instanceof Problem) || error.code !== "not_found") throw error;
      });
    }
  }
}
