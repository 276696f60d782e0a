import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { failureOf } from "./client.ts";

const response = new Response(null, { headers: { "x-request-id": "7f3a" } });

test("a refusal of the hub keeps its words, its status and the request's id", () => {
  const error = new TRPCClientError("Your role does not allow this.", { result: { error: { message: "", code: -32003, data: { httpStatus: 403 } } }, meta: { response } });
  expect(failureOf(error)).toEqual({ status: 403, message: "Your role does not allow this.", requestId: "7f3a" });
});

test("a hub that does not answer is said to be just that, whatever the browser calls it", () => {
  expect(failureOf(new TRPCClientError("Failed to fetch"))).toEqual({ status: 0, message: "The hub did not answer.", requestId: undefined });
});

test("a fault of the page itself is not blamed on the hub", () => {
  expect(failureOf(new TypeError("x is undefined")).message).toBe("Something in this page failed: TypeError: x is undefined.");
});
