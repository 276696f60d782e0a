/** A metric's key: the parts of its path joined with `.`; inside a part `\` and `.` are written `\\` and `\.`. */
export const joinKey = (parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[\\.]/g, "\\$&")).join(".");

/** The parts of a key, the inverse of `joinKey` for one part or more. A lone backslash at the end stands for itself. */
export const splitKey = (key: string): string[] => {
  const parts: string[] = [];
  let part = "";
  for (let i = 0; i < key.length; i += 1) {
    const char = key.charAt(i);
    if (char === ".") {
      parts.push(part);
      part = "";
    } else if (char === "\\" && i + 1 < key.length) {
      i += 1;
      part += key.charAt(i);
    } else {
      part += char;
    }
  }
  parts.push(part);
  return parts;
};
