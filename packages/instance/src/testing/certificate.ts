import { createPublicKey, createSign, generateKeyPairSync, randomBytes, X509Certificate } from "node:crypto";

/** A certificate with its key, both PEM. */
export interface TestCertificate {
  cert: string;
  key: string;
}

export interface CertificateOptions {
  name: string;
  /** Who signs; itself where absent. */
  issuer?: TestCertificate;
  isAuthority?: boolean;
  /** Names and IPv4 addresses that it is for. */
  hosts?: readonly string[];
  notAfter?: Date;
}

const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: Uint8Array[]): Buffer => der(0x30, ...parts);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));
const time = (date: Date): Buffer => der(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, "")));
const nameOf = (text: string): Buffer => sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from(text)))));
const extension = (id: string, critical: boolean, value: Uint8Array): Buffer => sequence(oid(id), ...(critical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, value));

const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));
const isAddress = (host: string): boolean => /^\d+(?:\.\d+){3}$/.test(host);
const alternative = (host: string): Buffer => (isAddress(host) ? der(0x87, Buffer.from(host.split(".").map(Number))) : der(0x82, Buffer.from(host)));

const extensionsOf = ({ isAuthority = false, hosts = [] }: CertificateOptions): Buffer =>
  der(
    0xa3,
    sequence(
      extension("551d13", true, sequence(...(isAuthority ? [der(0x01, Buffer.from([0xff]))] : []))),
      ...(hosts.length === 0 ? [] : [extension("551d11", false, sequence(...hosts.map(alternative)))]),
    ),
  );

const pem = (bytes: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${(Buffer.from(bytes).toString("base64").match(/.{1,64}/g) ?? []).join("\n")}\n-----END CERTIFICATE-----\n`;
const issuerName = (cert: string): string => new X509Certificate(cert).subject.replace(/^CN=/, "");

/** Makes a certificate on the fly (X.509, RFC 5280), so that no key lies about. For tests. */
export const makeCertificate = (options: CertificateOptions): TestCertificate => {
  const { name, issuer, notAfter = new Date(Date.now() + 86_400_000) } = options;
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    nameOf(issuer === undefined ? name : issuerName(issuer.cert)),
    sequence(time(new Date(Math.min(Date.now(), notAfter.getTime()) - 86_400_000)), time(notAfter)),
    nameOf(name),
    createPublicKey(pair.publicKey.export({ type: "spki", format: "pem" })).export({ type: "spki", format: "der" }),
    extensionsOf(options),
  );
  const signature = createSign("sha256").update(body).sign(issuer?.key ?? key);
  return { cert: pem(sequence(body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature))), key };
};
