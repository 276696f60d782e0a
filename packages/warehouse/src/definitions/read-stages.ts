import type { Fault } from "./raw.ts";
import { CsvFault, splitCsv } from "./split-csv.ts";

/** A mapping of product groups to stages from a CSV file with the columns `product_group,stage`. */
export const readStages = (file: string, text: string): { stages: Record<string, string>; faults: Fault[] } => {
  const stages: Record<string, string> = {};
  const faults: Fault[] = [];
  try {
    const [head, ...rows] = splitCsv(text);
    if (head?.cells.map((cell) => cell.trim()).join(",") !== "product_group,stage") faults.push({ file, line: 1, message: "the columns are not product_group,stage" });
    for (const { line, cells } of rows) {
      const [group = "", stage = "", ...more] = cells.map((cell) => cell.trim());
      if (group === "" || stage === "" || more.length > 0) faults.push({ file, line, message: "a row is a product group and its stage" });
      else stages[group] = stage;
    }
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    faults.push({ file, line: error.line, message: error.message });
  }
  return { stages, faults };
};
