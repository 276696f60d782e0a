/** What requests to a store are signed with. Lives in the hub's environment alone. */
export interface S3Secrets {
  accessKeyId: string;
  secretAccessKey: string;
  /** Of temporary credentials. */
  sessionToken: string | null;
}

/** The variables in which the secrets of a destination with these `credentials` are looked for. */
export const secretNames = (credentials: string) => ({
  accessKeyId: `PINGHOUSE_S3_${credentials}_ACCESS_KEY_ID`,
  secretAccessKey: `PINGHOUSE_S3_${credentials}_SECRET_ACCESS_KEY`,
  sessionToken: `PINGHOUSE_S3_${credentials}_SESSION_TOKEN`,
});
