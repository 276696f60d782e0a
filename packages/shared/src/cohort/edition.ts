export type EditionFamily = "CE" | "EE" | "unknown";

/** CE for `CE`; EE for `EE`, `EE Free`, `EES`, `EEP`, `EEU`; anything else, and none, is unknown. Case does not matter. */
export const editionFamily = (edition: string | null): EditionFamily => {
  const name = (edition ?? "").trim().toUpperCase();
  if (name === "CE") return "CE";
  return /^EE(?:[SPU]|\s.*)?$/.test(name) ? "EE" : "unknown";
};
