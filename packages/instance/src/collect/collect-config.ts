import { z } from "zod";

const seconds = z.number().positive().max(86_400);
const address = z.url({ protocol: /^https?$/ });
const secretFile = z.string().min(1).describe("A file whose text, less white space at its ends, is the secret");

const postgresql = z.strictObject({
  kind: z.literal("postgresql"),
  url: z.url({ protocol: /^postgres(?:ql)?$/ }),
  password_file: secretFile.optional(),
  statement_timeout: seconds.default(15),
});
const sqlite = z.strictObject({ kind: z.literal("sqlite"), file: z.string().min(1), statement_timeout: seconds.default(15) });
const plainHttp = z.literal("allowed").optional().describe("Lets a secret travel unencrypted to another machine, such as in a network of containers");

/** A secret goes over https, or stays on this machine, unless somebody says otherwise. */
const keepsSecret = ({ url, plain_http }: { url: string; plain_http?: "allowed" | undefined }): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || plain_http === "allowed" || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
};
const wouldTell = { path: ["url"], message: "would carry a secret unencrypted: use https, or say plain_http: allowed" };

const http = z.strictObject({ kind: z.literal("http"), url: address, headers: z.record(z.string(), z.string()).default({}), bearer_file: secretFile.optional(), plain_http: plainHttp, timeout: seconds.default(30) }).refine((one) => one.bearer_file === undefined || keepsSecret(one), wouldTell);
const gitlab = z.strictObject({ kind: z.literal("gitlab"), url: address, token_file: secretFile, plain_http: plainHttp, timeout: seconds.default(60) }).refine(keepsSecret, wouldTell);

/** The part `collect` of the configuration file: where metrics are found, and the files that define them. */
export const collectConfig = z.strictObject({
  definitions: z.array(z.string().min(1)).default([]).describe("YAML files, and folders of them"),
  connections: z.record(z.string().min(1).max(200), z.discriminatedUnion("kind", [postgresql, sqlite, http, gitlab])).default({}),
});
export type CollectConfig = z.infer<typeof collectConfig>;
export type Connection = CollectConfig["connections"][string];
export type ConnectionOf<Kind extends Connection["kind"]> = Extract<Connection, { kind: Kind }>;
