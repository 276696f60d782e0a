import { expect, test } from "vitest";
import { cookieValue, endedCookie, sessionCookie } from "./session-cookie.ts";

const http = "http://127.0.0.1:4600";
const https = "https://hub.example.org";

test("over https the cookie is bound to the host and to TLS; over plain http it is not", () => {
  expect(sessionCookie("abc", https)).toBe("__Host-pinghouse_hub=abc; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure");
  expect(sessionCookie("abc", http)).toBe("pinghouse_hub=abc; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax");
});

test("an ended cookie is empty and gone at once", () => {
  expect(endedCookie(http)).toBe("pinghouse_hub=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
});

test("the value is read back among other cookies, and only under the name that fits the URL", () => {
  expect(cookieValue("a=1; pinghouse_hub=abc; b=2", http)).toBe("abc");
  expect(cookieValue("__Host-pinghouse_hub=abc", https)).toBe("abc");
  expect(cookieValue("pinghouse_hub=abc", https)).toBeUndefined();
  expect(cookieValue("pinghouse_hub=", http)).toBeUndefined();
  expect(cookieValue("xpinghouse_hub=abc", http)).toBeUndefined();
  expect(cookieValue(undefined, http)).toBeUndefined();
});
