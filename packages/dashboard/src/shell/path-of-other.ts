/** What an address says of one installation alone: its place on the lattice, a ping of its own. */
const ofOne = ["cell", "ping"];

/** The address of the same page of another installation, with what it asks for, as far as that can be asked of another. */
export const pathOfOther = ({ pathname, search }: { pathname: string; search: string }, id: string): string => {
  const query = new URLSearchParams(search);
  for (const name of ofOne) query.delete(name);
  const path = pathname.replace(/^\/(standing|installations)\/[^/]+/, (_, room: string) => `/${room}/${encodeURIComponent(id)}`);
  return `${path}${query.size === 0 ? "" : `?${query.toString()}`}`;
};
