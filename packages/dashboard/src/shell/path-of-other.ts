/** What an address says of one installation alone: its place on the lattice, a ping of its own. */
const ofOne = ["cell", "ping"];

const pageOf = /^\/(standing|installations)\/[^/]+(.*)$/;

/** The address of the same page of another installation, with what it asks for, as far as that can be asked of another; its overview where the page speaks of none. */
export const pathOfOther = ({ pathname, search }: { pathname: string; search: string }, id: string): string => {
  const [, room, rest = ""] = pageOf.exec(pathname) ?? [];
  if (room === undefined) return `/standing/${encodeURIComponent(id)}`;
  const query = new URLSearchParams(search);
  for (const name of ofOne) query.delete(name);
  return `/${room}/${encodeURIComponent(id)}${rest}${query.size === 0 ? "" : `?${query.toString()}`}`;
};
