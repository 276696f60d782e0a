/** Why a sign-in through the provider came to nothing, by the code in the address; undefined for none. */
export const refusalWords = (code: string | undefined, provider: string): string | undefined => {
  if (code === undefined) return undefined;
  if (code === "not_ready") return `${provider} does not answer. Try again, or sign in with a password.`;
  if (code === "conflict") return `Someone else here has the e-mail address that ${provider} names. Ask an admin.`;
  return `${provider} did not vouch for this sign-in. Begin it again.`;
};
