const membersJson = (value: object): string => {
  if (value instanceof Map) throw new TypeError("a Map is no JSON value");
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${jsonOf(member)}`).join(",")}}`;
};

/** The JSON text of a value, with the exact digits of a bigint. Throws for what JSON cannot say, NaN and infinities included. */
export const jsonOf = (value: unknown): string => {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${value} is no JSON value`);
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(",")}]`;
  if (value instanceof Date) return JSON.stringify(value);
  if (typeof value === "object" && value !== null) return membersJson(value);
  if (value === undefined || typeof value === "function" || typeof value === "symbol") throw new TypeError(`${typeof value} is no JSON value`);
  return JSON.stringify(value);
};
