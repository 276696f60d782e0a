import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type ParsedNode } from "yaml";
import type { RawDefinition, RawField, RawFile } from "./raw.ts";

type Node = ParsedNode | null;

const textOf = (node: unknown): string[] => {
  if (!isScalar(node) || node.value === null) return [];
  const text = typeof node.value === "string" ? node.value : (node.source ?? "");
  return text.trim() === "" ? [] : [text.trim()];
};

const textsOf = (node: unknown): string[] => (isSeq(node) ? node.items.flatMap(textOf) : textOf(node));

/**
 * The definitions of a YAML file: one for each document that is a map, or for each item of one that is a list, as GitLab's
 * API answers them. Fields that hold maps are passed over: nothing we keep is one.
 */
export const readYaml = (file: string, text: string): RawFile => {
  const lines = new LineCounter();
  const raw: RawFile = { definitions: [], faults: [] };
  const lineAt = (node: Node): number => (node === null ? 1 : lines.linePos(node.range[0]).line);
  const fault = (line: number, message: string): void => void raw.faults.push({ file, line, message });

  const take = (document: Document.Parsed, node: Node): void => {
    if (!isMap(node)) return fault(lineAt(node), "a definition is a map of fields");
    const fields = new Map<string, RawField>();
    for (const { key, value } of node.items) {
      const field = isAlias(value) ? value.resolve(document) : value;
      fields.set(textOf(key)[0] ?? "", { texts: textsOf(field), list: isSeq(field), line: lineAt(key) });
    }
    const definition: RawDefinition = { file, line: lineAt(node), form: "yaml", fields };
    raw.definitions.push(definition);
  };

  const documents = parseAllDocuments(text.replace(/^\uFEFF/, ""), { lineCounter: lines, prettyErrors: false });
  for (const document of Array.isArray(documents) ? documents : []) {
    for (const { pos, message } of document.errors) fault(lines.linePos(pos[0]).line, message);
    if (document.errors.length > 0) continue;
    const { contents } = document;
    if (isSeq(contents)) contents.items.forEach((item) => take(document, item));
    else take(document, contents);
  }
  if (raw.definitions.length === 0 && raw.faults.length === 0) fault(1, "no definition is in it");
  return raw;
};
