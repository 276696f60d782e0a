import { Problem } from "@pinghouse/shared/problem/problem";
import type { Context } from "../context.ts";

/** The role in which somebody orders an export. */
export const roleOf = ({ who }: Context): "operator" | "analyst" => {
  if (who.role === "operator" || who.role === "analyst") return who.role;
  throw new Problem("forbidden");
};
