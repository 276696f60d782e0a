const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

const unescape = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return entities[name ?? ""] ?? whole;
  });

/** The text of the first element of that name, which must hold nothing but text; null where there is none. Enough for a store's answers. */
export const xmlText = (xml: string, name: string): string | null => {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return found === undefined ? null : unescape(found);
};

/** The name of the outermost element; null where this is no XML. */
export const xmlRoot = (xml: string): string | null => /^\s*(?:<\?xml[^>]*\?>)?\s*<(\w+)[\s>/]/.exec(xml)?.[1] ?? null;

/** Text for the inside of an element. */
export const xmlEscape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
