import { z } from "zod";
import { collectConfig } from "./collect/collect-config.ts";
import { origin } from "./env.ts";

const file = z.string().min(1);
const onOff = z.union([z.boolean(), z.enum(["on", "off"]).transform((word) => word === "on")], "is neither on nor off").optional();

const settings = z.strictObject({
  ping: onOff,
  generation: onOff,
  optional: onOff,
  version_check: onOff,
  send_hostname_in_checks: onOff,
  details_for_admins_only: onOff,
});

const network = z.strictObject({
  http_proxy: z.string().min(1).optional(),
  https_proxy: z.string().min(1).optional(),
  no_proxy: z.string().optional(),
  ca: file.optional().describe("A file of PEM certificates of authorities that are trusted beside Node's own"),
});

const signIn = z.strictObject({
  name: z.string().min(1).max(60).default("OpenID").describe("What its button is called"),
  issuer: z.url({ protocol: /^https?$/ }),
  client_id: z.string().min(1),
  client_secret_file: file.describe("A file whose text, less white space at its ends, is the secret"),
  admin_claim: z.strictObject({ name: z.string().min(1), value: z.string() }).nullable().default(null).describe("The claim that makes an admin, and the value that it has or holds"),
});

/** The configuration file of the part beside an installation. */
export const instanceConfig = z.strictObject({
  hub: origin.optional(),
  public_url: origin.optional().describe("Where people reach the Admin Area"),
  hostname: z.string().min(1).max(255).optional(),
  hash_hostname: onOff.describe("Whether a keyed hash leaves in place of the host name"),
  version: z.string().min(1).max(100).optional(),
  version_file: file.optional().describe("A file whose first line is the application's version, read again whenever it is needed"),
  uuid: z.string().min(1).max(255).optional().describe("The application's own uuid; counts only when this part starts for the first time"),
  settings: settings.default({}),
  network: network.default({}),
  collect: collectConfig.optional(),
  sign_in: signIn.optional(),
});
export type InstanceConfig = z.infer<typeof instanceConfig>;
