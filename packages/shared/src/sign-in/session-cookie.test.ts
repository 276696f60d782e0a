import { expect, test } from "vitest";
import { sessionCookies } from "./session-cookie.ts";

const cookies = sessionCookies("pinghouse_hub");
const http = "http://127.0.0.1:4600";
const https = "https://hub.example.org";

test("over https the cookie is bound to the host and to TLS; over plain http it is not", () => {
  expect(cookies.begin("abc", https)).toBe("__Host-pinghouse_hub=abc; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure");
  expect(cookies.begin("abc", http)).toBe("pinghouse_hub=abc; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax");
});

test("an ended cookie is empty and gone at once", () => {
  expect(cookies.end(http)).toBe("pinghouse_hub=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
});

test("the value is read back among other cookies, and only under the name that fits the URL", () => {
  expect(cookies.read("a=1; pinghouse_hub=abc; b=2", http)).toBe("abc");
  expect(cookies.read("__Host-pinghouse_hub=abc", https)).toBe("abc");
  expect(cookies.read("pinghouse_hub=abc", https)).toBeUndefined();
  expect(cookies.read("pinghouse_hub=", http)).toBeUndefined();
  expect(cookies.read("xpinghouse_hub=abc", http)).toBeUndefined();
  expect(cookies.read(undefined, http)).toBeUndefined();
});
