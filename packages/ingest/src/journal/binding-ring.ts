import type { Binding, BindingNews } from "./bindings.ts";

/** The bindings in the main thread's memory, so that a request is told whose secret it carries without asking the journal. */
export class BindingRing {
  readonly #byInstallation = new Map<string, Binding>();
  readonly #bySecret = new Map<string, Set<string>>();

  take(news: readonly BindingNews[]): void {
    for (const item of news) {
      this.#forget(item.installation);
      if ("gone" in item) continue;
      this.#byInstallation.set(item.installation, item);
      const { secret_hash } = item;
      if (secret_hash !== null) this.#bySecret.set(secret_hash, (this.#bySecret.get(secret_hash) ?? new Set()).add(item.installation));
    }
  }

  of(installation: string): Binding | undefined {
    return this.#byInstallation.get(installation);
  }

  /**
   * The installations that a secret (its hash) stands for; none where they do not all have one uuid: a secret that strangers share,
   * as they share a sender's token, proves no one of them.
   */
  heldBy(secretHash: string): readonly string[] {
    const installations = [...(this.#bySecret.get(secretHash) ?? [])];
    const uuids = new Set(installations.map((installation) => this.#byInstallation.get(installation)?.uuid));
    return uuids.size === 1 ? installations : [];
  }

  #forget(installation: string): void {
    const before = this.#byInstallation.get(installation);
    this.#byInstallation.delete(installation);
    if (before === undefined || before.secret_hash === null) return;
    const others = this.#bySecret.get(before.secret_hash);
    others?.delete(installation);
    if (others?.size === 0) this.#bySecret.delete(before.secret_hash);
  }
}
