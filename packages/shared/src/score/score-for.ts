/** Who is told a score in the answer to a ping: anyone who sends it, or only who shows the secret that the installation is bound to. */
export const scoreReceivers = ["anyone", "verified"] as const;
export type ScoreFor = (typeof scoreReceivers)[number];
