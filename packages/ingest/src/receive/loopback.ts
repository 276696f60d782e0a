import type { IncomingMessage } from "node:http";

const forwarding = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];

/** Whether a request comes from this machine itself (a local socket included), and not through a proxy that runs on it. */
export const isDirectLoopback = ({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">): boolean => {
  const peer = socket.remoteAddress?.replace(/^::ffff:/, "");
  const near = peer === undefined ? !socket.destroyed : peer === "::1" || peer.startsWith("127.");
  return near && !forwarding.some((name) => headers[name] !== undefined);
};
