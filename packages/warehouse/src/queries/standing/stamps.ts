/** Makes what has a name once; what failed is made again. */
export const once = <Value>(kept: Map<string, Promise<Value>>, name: string, make: () => Promise<Value>): Promise<Value> => {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const made = make();
  kept.set(name, made);
  made.catch(() => kept.delete(name));
  return made;
};

/** Stamps that say whether what was worked out still holds. Read once for a revision of the warehouse: equal revisions give equal answers. */
export class Stamps {
  readonly #revision: () => number;
  #of = -1;
  #kept = new Map<string, Promise<string>>();

  constructor(revision: () => number) {
    this.#revision = revision;
  }

  /** The stamp of this name, read where the warehouse has changed since. */
  of(name: string, read: () => Promise<string>): Promise<string> {
    const revision = this.#revision();
    if (revision !== this.#of) {
      this.#of = revision;
      this.#kept = new Map();
    }
    return once(this.#kept, name, read);
  }
}
