import type { Find } from "./find.ts";

/** An installation as lists hold it; fields that a list lacks are not said. */
interface Listed {
  id: string;
  hostname: string;
  version: string | null;
  label: string | null;
}

/** An installation in the palette. Without a hostname it goes by the beginning of its id. */
export const installationFind = ({ id, hostname, version, label }: Listed, href: string): Find => {
  const said = [version, label].filter((text) => text !== null).join(", ");
  return {
    id: `installation ${id}`,
    title: hostname || `without a hostname, ${id.slice(0, 8)}`,
    words: `${id} ${label ?? ""}`,
    ...(said === "" ? {} : { note: said }),
    icon: "installations",
    href,
  };
};

/** Leads to the list of installations, searched alike. */
export const allInstallations = (text: string): Find => ({
  id: "installations all",
  title: "All installations that fit",
  icon: "search",
  href: `/installations?search=${encodeURIComponent(text)}`,
});
