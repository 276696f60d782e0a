/** Says where a text is no JSON; undefined where it is. */
export const jsonFault = (text: string): string | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const blank = /[ \t\n\r]*/y;
const text = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const plain = /[^\s,\]}]+/y;

/** Reads along a JSON text that is known to be valid. */
class Cursor {
  at = 0;
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  /** The next character that is no white space. */
  next(): string {
    this.take(blank);
    return this.source.charAt(this.at);
  }

  /** Passes the next character. */
  skip(): void {
    this.next();
    this.at += 1;
  }
}

const passList = (cursor: Cursor, item: () => void): void => {
  for (cursor.skip(); cursor.next() !== "]"; ) {
    item();
    if (cursor.next() === ",") cursor.skip();
  }
  cursor.skip();
};

const passObject = (cursor: Cursor, member: (key: string) => void): void => {
  for (cursor.skip(); cursor.next() !== "}"; ) {
    const key: unknown = JSON.parse(cursor.take(text));
    cursor.skip();
    cursor.next();
    member(String(key));
    if (cursor.next() === ",") cursor.skip();
  }
  cursor.skip();
};

const passValue = (cursor: Cursor): void => {
  const begin = cursor.next();
  if (begin === "{") passObject(cursor, () => passValue(cursor));
  else if (begin === "[") passList(cursor, () => passValue(cursor));
  else cursor.take(begin === '"' ? text : plain);
};

/** Parts of a path, and the value's text as it was written. */
export interface Leaf {
  path: readonly string[];
  json: string;
}

const walk = (cursor: Cursor, path: readonly string[], leaves: Leaf[]): void => {
  const begin = cursor.next();
  const from = cursor.at;
  if (begin === "{") {
    const before = leaves.length;
    passObject(cursor, (key) => walk(cursor, [...path, key], leaves));
    if (leaves.length > before) return;
  } else passValue(cursor);
  leaves.push({ path, json: cursor.source.slice(from, cursor.at) });
};

/** The leaves of a JSON text in its order, each as it was written, digits unrounded. Lists and empty objects are leaves. Throws SyntaxError for what is no JSON. */
export const leavesOf = (json: string): Leaf[] => {
  JSON.parse(json);
  const leaves: Leaf[] = [];
  walk(new Cursor(json), [], leaves);
  return leaves;
};

/** The members of an object by name, or of a list by number, each as it was written; undefined for any other value. Throws SyntaxError for what is no JSON. */
export const membersOf = (json: string): Map<string, string> | undefined => {
  JSON.parse(json);
  const cursor = new Cursor(json);
  const members = new Map<string, string>();
  const take = (name: string): void => {
    cursor.next();
    const from = cursor.at;
    passValue(cursor);
    members.set(name, json.slice(from, cursor.at));
  };
  const begin = cursor.next();
  if (begin === "{") passObject(cursor, take);
  else if (begin === "[") passList(cursor, () => take(String(members.size)));
  else return undefined;
  return members;
};
