import { expect, test } from "vitest";
import { network } from "./network.ts";

test("an IPv6 network of 64 bits is one, however it is written, and an IPv4 address stands for itself", () => {
  expect(["2001:db8:0:1::5", "2001:DB8:0:1:a:b:c:d"].map(network)).toEqual(["2001:db8:0:1", "2001:db8:0:1"]);
  expect(["192.0.2.1", "::ffff:192.0.2.1", "::1", ""].map(network)).toEqual(["192.0.2.1", "192.0.2.1", "0:0:0:0", ""]);
});
