/** Dense numbers for names, grown inside a transaction that may yet fail. */
export class Numbering {
  #numbers: Map<string, number>;
  #next: number;
  #added: string[] = [];

  /** `known` are the names that the file holds. */
  constructor(known: Iterable<readonly [string, number]>) {
    this.#numbers = new Map(known);
    this.#next = this.#above();
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** Names given a number since the last `keep` or `forget`, in the order of their numbers. */
  get added(): readonly string[] {
    return this.#added;
  }

  /** A bound above every number given. */
  get bound(): number {
    return this.#next;
  }

  get(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  /** The number of a name, a new one when it has none. */
  number(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#next;
    this.#next += 1;
    this.#numbers.set(name, number);
    this.#added.push(name);
    return number;
  }

  /** The transaction holds: what was added is in the file. */
  keep(): void {
    this.#added = [];
  }

  /** The transaction failed: what was added never was. */
  forget(): void {
    for (const name of this.#added) this.#numbers.delete(name);
    this.#added = [];
    this.#next = this.#above();
  }

  #above(): number {
    let next = 0;
    for (const number of this.#numbers.values()) next = Math.max(next, number + 1);
    return next;
  }
}
