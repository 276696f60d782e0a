import { isMap, isNode, LineCounter, parseAllDocuments, type Document, type Node } from "yaml";
import { batchFault } from "./batch-fault.ts";
import { collectedDefinition, type CollectedDefinition } from "./definition.ts";
import type { DefinitionFault } from "./definition-faults.ts";

/** A definition and the line where it stands. */
export interface PlacedDefinition {
  definition: CollectedDefinition;
  file: string;
  line: number;
}

/** What the definitions of one file are, and what is wrong with the others. */
export interface ParsedFile {
  definitions: PlacedDefinition[];
  faults: DefinitionFault[];
}

type Path = readonly PropertyKey[];
const placeOf = (path: Path): (string | number)[] => path.map((part) => (typeof part === "symbol" ? part.toString() : part));

/** The node at a path, or the nearest one above it that exists. */
const nodeAt = (item: Node, path: Path): Node => {
  for (let length = path.length; length > 0; length -= 1) {
    const found: unknown = isMap(item) ? item.getIn(placeOf(path.slice(0, length)), true) : undefined;
    if (isNode(found)) return found;
  }
  return item;
};

const itemsOf = (document: Document): Node[] => {
  const { contents } = document;
  if (!isNode(contents)) return [];
  return "items" in contents && !isMap(contents) ? contents.items.filter(isNode) : [contents];
};

const readItem = (document: Document, item: Node, at: (node: Node) => { file: string; line: number }, parsed: ParsedFile): void => {
  const result = collectedDefinition.safeParse(item.toJS(document));
  if (result.success) {
    const message = batchFault(result.data);
    if (message === undefined) parsed.definitions.push({ definition: result.data, ...at(item) });
    else parsed.faults.push({ ...at(nodeAt(item, ["batch"])), message });
    return;
  }
  for (const { path, message } of result.error.issues) {
    const field = path.length === 0 ? "" : `${path.map(String).join(".")}: `;
    parsed.faults.push({ ...at(nodeAt(item, path)), message: `${field}${message}` });
  }
};

/** Reads YAML text that holds one definition or a list of them, in one document or several. */
export const parseDefinitions = (file: string, text: string): ParsedFile => {
  const lines = new LineCounter();
  const parsed: ParsedFile = { definitions: [], faults: [] };
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  for (const document of Array.isArray(documents) ? documents : []) {
    for (const { pos, message } of document.errors) parsed.faults.push({ file, line: lineOf(pos[0]), message });
    if (document.errors.length > 0) continue;
    for (const item of itemsOf(document)) readItem(document, item, (node) => ({ file, line: lineOf(node.range?.[0] ?? 0) }), parsed);
  }
  if (parsed.definitions.length === 0 && parsed.faults.length === 0) parsed.faults.push({ file, line: 1, message: "no definition is in it" });
  return parsed;
};
