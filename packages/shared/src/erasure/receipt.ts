/** Days between an admin's wish and its fulfilment, in which it can be called off. An operator need not wait. */
export const waitingDays = 7;

/** What an erasure took away, and what it did not reach. */
export interface ErasureReceipt {
  /** Pings, set aside or not; bodies kept aside because they contradicted one; metadata and error posts; scores told. */
  pings: number;
  conflicts: number;
  posts: number;
  scores: number;
  /** Records of who may send, and of an approval. */
  others: number;
  /** Bytes of the journal overwritten. */
  bytes: number;
  /** Exports taken away from where they were delivered because they may hold rows of it. */
  exports: number;
  /** Exports that could not be taken away, each with why. */
  exports_left: string[];
  /** What no erasure reaches, in sentences. */
  not_reached: string[];
}

/** What lies beyond the hub, or cannot be traced back to one installation. */
export const notReached: readonly string[] = [
  "Backups of the hub's data made before: a hub that is started on one erases again what its control database knows to be erased, but the backup itself stays as it is.",
  "Copies of exports that somebody has read: the manifests of later exports name the erased installation, so that readers can delete its rows.",
  "Figures made of many, such as the leaders of past months: they were made of at least ten installations and name none.",
  "Version checks, counted by product, version and host for 90 days: they name no installation.",
  "The audit log: that it was erased, when, and at whose wish; and for 13 months, for its admins, who of the hub looked at it.",
];
