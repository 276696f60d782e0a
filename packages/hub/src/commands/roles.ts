import { UsageError, textsOf, type Typed } from "../cli/command.ts";

/** The one value of `--role`, which must be among `roles`. */
export const roleOf = <Role extends string>(typed: Typed, roles: readonly Role[]): Role => {
  const [given, ...more] = textsOf(typed, "role");
  const role = roles.find((one) => one === given);
  if (role === undefined || more.length > 0) throw new UsageError(`--role is one of ${roles.join(", ")}`);
  return role;
};

/** The values of `--installation`: only an admin has some, and no admin is without. */
export const installationsOf = (typed: Typed, role: string): string[] => {
  const ids = textsOf(typed, "installation");
  if (role === "admin" && ids.length === 0) throw new UsageError("an admin needs --installation ID, once for each installation that is theirs");
  if (role !== "admin" && ids.length > 0) throw new UsageError("--installation goes with --role admin alone");
  return ids;
};
