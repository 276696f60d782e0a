import { installationDigest, uuidDigest } from "./identity-digest.ts";
import { installationId } from "./installation-id.ts";
import type { BindingHeader } from "./record.ts";

/** Whom a binding is of, as far as the index has to know. */
export interface BoundIdentity {
  /** Opaque id. */
  installation: string;
  uuid_digest: number;
  installation_digest: number;
}

/** The same of an installation's name. */
export const boundIdentity = (hubKey: Uint8Array, uuid: string, hostname: string): BoundIdentity => ({
  installation: installationId(hubKey, uuid, hostname),
  uuid_digest: uuidDigest(hubKey, uuid),
  installation_digest: installationDigest(hubKey, uuid, hostname),
});

/** Whom a binding's record is of, by name or, after an erasure, by digest. */
export const boundBy = (hubKey: Uint8Array, header: BindingHeader): BoundIdentity =>
  "uuid" in header ? boundIdentity(hubKey, header.uuid, header.hostname) : header;
