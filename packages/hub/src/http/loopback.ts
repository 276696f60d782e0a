import type { IncomingMessage } from "node:http";

const forwarding = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];

/** Whether the request comes from this machine itself, and not through a proxy that runs on it. */
export const isDirectLoopback = ({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">): boolean => {
  const peer = socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  return (peer === "::1" || peer.startsWith("127.")) && !forwarding.some((name) => headers[name] !== undefined);
};
