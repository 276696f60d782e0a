import { describe, expect, test } from "vitest";
import { S3Refusal } from "./refusal.ts";
import { wordsFor } from "./words.ts";

const place = { endpoint: "https://s3.example.com", region: "eu-central-1", bucket: "fleet", prefix: "", path_style: false, credentials: "TEAM" };
const words = (error: unknown): string => wordsFor(error, place, 0);
const coded = (code: string, message = "as Node says it"): Error => Object.assign(new Error(message), { code });
const refused = (code: string, status: number, headers = {}, body = ""): S3Refusal => new S3Refusal("PutObject", { status, headers, body: Buffer.from(body) }, code, "");

describe("wordsFor", () => {
  test.each([
    ["CERT_HAS_EXPIRED", "The certificate of fleet.s3.example.com has expired."],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "The certificate of the store is not one for fleet.s3.example.com. For a store of your own, try buckets in the path."],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "The certificate of fleet.s3.example.com is signed by nobody whom this machine trusts (DEPTH_ZERO_SELF_SIGNED_CERT); NODE_EXTRA_CA_CERTS can name who is."],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "The certificate of fleet.s3.example.com is signed by nobody whom this machine trusts (UNABLE_TO_GET_ISSUER_CERT_LOCALLY); NODE_EXTRA_CA_CERTS can name who is."],
    ["EHOSTUNREACH", "No way leads to fleet.s3.example.com."],
    ["UND_ERR_HEADERS_TIMEOUT", "fleet.s3.example.com did not answer in time."],
    ["UND_ERR_ABORTED", "The proxy does not let through to fleet.s3.example.com (as Node says it)."],
  ])("%s", (code, said) => {
    expect(words(coded(code))).toBe(said);
  });

  test("a bucket elsewhere is told by its region", () => {
    expect(words(refused("PermanentRedirect", 301, { "x-amz-bucket-region": "us-west-2" }))).toBe('The bucket "fleet" is not in the region "eu-central-1" but in "us-west-2".');
    expect(words(refused("AuthorizationHeaderMalformed", 400, {}, "<Error><Region>us-west-2</Region></Error>"))).toBe('The bucket "fleet" is not in the region "eu-central-1" but in "us-west-2".');
  });

  test("credentials that have expired are named by their variable", () => {
    expect(words(refused("ExpiredToken", 400))).toBe("The temporary credentials in PINGHOUSE_S3_TEAM_SESSION_TOKEN have expired.");
  });

  test("what has no words of its own keeps the store's", () => {
    expect(words(new S3Refusal("PutObject", { status: 400, headers: {}, body: Buffer.alloc(0) }, "InvalidArgument", "Unsupported header"))).toBe("The store refused (PutObject: 400 InvalidArgument Unsupported header).");
    expect(words(new Error("odd"))).toBe("odd");
  });
});
