import { z } from "zod";
import { definitionsFile } from "./definition.ts";

/** The JSON Schema of a file of definitions, as published in definitions.schema.json. */
export const definitionsSchema = (): string =>
  `${JSON.stringify({ title: "Metrics that Pinghouse collects beside an application", ...z.toJSONSchema(definitionsFile, { io: "input" }) }, null, 2)}\n`;
