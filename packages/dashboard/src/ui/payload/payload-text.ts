/** One line of a payload as printed. `path` is where it stands, written like a metric's key; `closes` marks a closing bracket. */
export interface PayloadLine {
  readonly depth: number;
  readonly text: string;
  readonly path: string;
  readonly closes: boolean;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s"{}[\]:,]+/gs;

const within = (path: string, quotedKey: string): string => {
  const key = quotedKey.slice(1, -1).replace(/[\\.]/g, "\\$&");
  return path === "" ? key : `${path}.${key}`;
};

/**
 * A payload's JSON text as indented lines. It is printed from its own characters, never parsed: digits beyond 2^53 and
 * repeated keys stay as they were sent. Text that is no JSON comes out as it is, in some number of lines.
 */
export const payloadLines = (json: string): PayloadLine[] => {
  const tokens = json.match(token) ?? [];
  const lines: { depth: number; text: string; path: string; closes: boolean }[] = [];
  let at = 0;
  const print = (depth: number, text: string, path: string, closes = false) => lines.push({ depth, text, path, closes });
  const printItems = (depth: number, path: string, open: string, close: string) => {
    let item = 0;
    while (at < tokens.length && tokens[at] !== close) {
      const [part = "", next] = [tokens[at], tokens[at + 1]];
      const last = lines.at(-1);
      if (part === "," && last !== undefined) {
        last.text += ",";
        at += 1;
      } else if (open === "{" && next === ":") {
        at += 2;
        printValue(depth, within(path, part), `${part}: `);
      } else {
        printValue(depth, `${path}[${item}]`, "");
        item += 1;
      }
    }
    at += 1;
  };
  const printValue = (depth: number, path: string, lead: string) => {
    const part = tokens[at] ?? "";
    at += 1;
    const close = part === "{" ? "}" : part === "[" ? "]" : undefined;
    if (close === undefined) {
      print(depth, lead + part, path);
    } else if (tokens[at] === close) {
      at += 1;
      print(depth, lead + part + close, path);
    } else {
      print(depth, lead + part, path);
      printItems(depth + 1, path, part, close);
      print(depth, close, path, true);
    }
  };
  while (at < tokens.length) printValue(0, "", "");
  return lines;
};

/** A printed line's key with its colon, empty for none, and what follows. */
export const keyAndValue = (text: string): readonly [key: string, value: string] => {
  const key = /^"(?:[^"\\]|\\.)*": /.exec(text)?.[0] ?? "";
  return [key, text.slice(key.length)];
};

/** Whether a line's value was taken out before the ping was kept: the hub writes `redacted` in its place. */
export const isWithheld = ({ text }: PayloadLine): boolean => /(?:^|: )"redacted",?$/.test(text);

/** The lines that hold the search in their path or text, with what encloses them; all of them for an empty search. */
export const foundLines = (lines: readonly PayloadLine[], search: string): { lines: readonly PayloadLine[]; found: number } => {
  const words = search.trim().toLowerCase();
  if (words === "") return { lines, found: 0 };
  return keptLines(lines, (line) => line.path.toLowerCase().includes(words) || line.text.toLowerCase().includes(words));
};

/** The lines that `holds` is true of, with what encloses them, and how many they are. */
export const keptLines = (lines: readonly PayloadLine[], holds: (line: PayloadLine) => boolean): { lines: readonly PayloadLine[]; found: number } => {
  const kept = new Set<number>();
  const around: number[] = [];
  let found = 0;
  lines.forEach((line, i) => {
    around.length = line.depth;
    if (!line.closes && holds(line)) {
      found += 1;
      for (const index of [...around, i]) kept.add(index);
    }
    if (!line.closes) around.push(i);
  });
  return { lines: lines.filter((_, i) => kept.has(i)), found };
};

/** The whole payload as one indented text, for copying and saving. */
export const payloadText = (lines: readonly PayloadLine[]): string => lines.map(({ depth, text }) => `${"  ".repeat(depth)}${text}`).join("\n");
