import { BlockList, isIP } from "node:net";

interface Entry {
  host: string;
  /** Null: every port. */
  port: number | null;
}

/** Splits a port off a name, an IPv4 address, or an IPv6 address in brackets. A bare IPv6 address has none. */
const entryOf = (text: string): Entry => {
  const found = isIP(text) === 6 ? null : /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(text);
  const host = (found?.[1] ?? text).toLowerCase().replace(/^\[|\]$/g, "");
  return { host: host.replace(/^\*?\./, "").replace(/\.$/, ""), port: found === null ? null : Number(found[2]) };
};

const inNetwork = (address: string, network: string): boolean => {
  const [base = "", bits = ""] = network.split("/");
  const kind = isIP(base);
  if (kind === 0 || kind !== isIP(address) || !/^\d{1,3}$/.test(bits) || Number(bits) > (kind === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(base, Number(bits), kind === 4 ? "ipv4" : "ipv6");
  return list.check(address, kind === 4 ? "ipv4" : "ipv6");
};

const sameAddress = (address: string, other: string): boolean => isIP(other) !== 0 && inNetwork(address, `${other}/${isIP(other) === 4 ? 32 : 128}`);

const covers = ({ host, port }: Entry, name: string, on: number): boolean => {
  if (port !== null && port !== on) return false;
  if (host.includes("/")) return inNetwork(name, host);
  if (isIP(name) !== 0) return sameAddress(name, host);
  return host !== "" && (name === host || name.endsWith(`.${host}`));
};

/**
 * Whether `no_proxy` says that a host is reached without a proxy. Its entries, with commas or spaces between them: a name with
 * all below it (a leading `.` or `*.` changes nothing), an address, a network such as 10.0.0.0/8, each perhaps with a port;
 * `*` alone for everything. Names are not looked up, so a network never covers a name.
 */
export const goesDirect = (none: string, hostname: string, port: number): boolean => {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, "").replace(/\.$/, "");
  return none.split(/[\s,]+/).some((text) => text === "*" || (text !== "" && covers(entryOf(text), name, port)));
};
