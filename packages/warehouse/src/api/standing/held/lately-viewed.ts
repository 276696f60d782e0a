import type { Context } from "../../context.ts";

const day = 86_400_000;

/** Days that count as lately, today among them. */
export const lately = 30;

/** On how many of the last 30 days (UTC) an operator and an analyst looked; null for who is not told. */
export interface LatelyViewed {
  operator_days: number | null;
  analyst_days: number | null;
}

/** How often the hub's people looked at an installation lately: its admins are told, and nobody else, so that asking changes no answer to the operator who asks. */
export const latelyViewed = async ({ who, control, now }: Context, id: string): Promise<LatelyViewed> => {
  if (who.role !== "admin") return { operator_days: null, analyst_days: null };
  const first = new Date(now() - (lately - 1) * day).toISOString().slice(0, 10);
  const views = (await control.installationViews.of(id)).filter((view) => view.day >= first);
  const days = (role: "operator" | "analyst"): number => new Set(views.filter((view) => view.role === role).map((view) => view.day)).size;
  return { operator_days: days("operator"), analyst_days: days("analyst") };
};
