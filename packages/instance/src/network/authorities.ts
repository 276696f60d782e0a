import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { rootCertificates } from "node:tls";

const pem = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

const certificatesIn = async (file: string): Promise<string[]> => {
  const found = (await readFile(file, "utf8")).match(pem) ?? [];
  if (found.length === 0) throw new Error(`${file} holds no certificate in PEM`);
  return found.map((text) => new X509Certificate(text).toString());
};

/**
 * Certificates that are trusted: Node's own and those of the files. Undefined without a file: then Node decides by itself,
 * as it does with NODE_EXTRA_CA_CERTS. A list given to TLS replaces that variable's, so its file has to be named here too.
 */
export const readAuthorities = async (files: readonly (string | undefined)[]): Promise<string[] | undefined> => {
  const named = files.filter((file) => file !== undefined);
  return named.length === 0 ? undefined : [...rootCertificates, ...(await Promise.all(named.map(certificatesIn))).flat()];
};
