import type { Definition } from "@pinghouse/shared/metrics/definition";
import { definitionsOf } from "./definitions-of.ts";
import type { Fault } from "./raw.ts";
import { readCsv } from "./read-csv.ts";
import { readYaml } from "./read-yaml.ts";
import { stageOfGroup } from "./stage-of-group.ts";

/** A file to import, by the name under which its faults are told. Its ending says how it is written. */
export interface DefinitionFile {
  name: string;
  text: string;
}

export interface ReadDefinitions {
  /** By key. Not to be used where there is any fault. */
  definitions: Definition[];
  /** In the order of the files, and of the lines of each. */
  faults: Fault[];
}

/** All definitions of some files. A key that is defined twice is a fault, unless both say the same. */
export const readDefinitions = (files: readonly DefinitionFile[], stages: Readonly<Record<string, string>> = stageOfGroup): ReadDefinitions => {
  const known = new Map<string, { text: string; place: string; definition: Definition }>();
  const faults: Fault[] = [];
  for (const { name, text } of files) {
    const file = /\.csv$/i.test(name) ? readCsv(name, text) : readYaml(name, text);
    const found: Fault[] = [...file.faults];
    for (const raw of file.definitions) {
      const read = definitionsOf(raw, stages);
      found.push(...read.faults);
      for (const definition of read.definitions) {
        const said = JSON.stringify(definition);
        const other = known.get(definition.key);
        if (other === undefined) known.set(definition.key, { text: said, place: `${raw.file}:${raw.line}`, definition });
        else if (other.text !== said) found.push({ file: raw.file, line: raw.line, message: `${definition.key} is defined otherwise at ${other.place}` });
      }
    }
    faults.push(...found.sort((a, b) => a.line - b.line));
  }
  const definitions = [...known.values()].map(({ definition }) => definition);
  return { definitions: definitions.sort((a, b) => (a.key < b.key ? -1 : 1)), faults };
};
