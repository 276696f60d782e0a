import { z } from "zod";

const schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  get anyOf() {
    return z.array(schema).optional();
  },
});

/** Every type that a JSON Schema allows on its top level, its alternatives included. */
export const jsonTypes = (jsonSchema: unknown): string[] => {
  const { type = [], anyOf = [] } = schema.parse(jsonSchema);
  return [...(typeof type === "string" ? [type] : type), ...anyOf.flatMap(jsonTypes)];
};
