import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalRequest, signatureOf } from "./verify-signature.ts";

const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const at = { stamp: "20130524T000000Z", scope: "20130524/us-east-1/s3/aws4_request", secret };
const empty = createHash("sha256").digest("hex");

// The examples of "Authenticating Requests: Using the Authorization Header" in the S3 API reference.
test.each([
  [
    "GET", "/test.txt", { range: "bytes=0-9", "x-amz-content-sha256": empty, "x-amz-date": at.stamp },
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  ],
  [
    "PUT", "/test$file.text",
    { date: "Fri, 24 May 2013 00:00:00 GMT", "x-amz-content-sha256": createHash("sha256").update("Welcome to Amazon S3.").digest("hex"), "x-amz-date": at.stamp, "x-amz-storage-class": "REDUCED_REDUNDANCY" },
    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  ],
  ["GET", "/?lifecycle", { "x-amz-content-sha256": empty, "x-amz-date": at.stamp }, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"],
  ["GET", "/?max-keys=2&prefix=J", { "x-amz-content-sha256": empty, "x-amz-date": at.stamp }, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"],
])("%s %s has the signature of the specification", (method, target, rest, signature) => {
  const headers = { host: "examplebucket.s3.amazonaws.com", ...rest };
  const canonical = canonicalRequest({ method, target, headers }, Object.keys(headers).sort());
  expect(signatureOf(canonical, at)).toBe(signature);
});
