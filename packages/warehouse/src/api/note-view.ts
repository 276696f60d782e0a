import type { ViewPart } from "@pinghouse/shared/views/view-part";
import type { Viewer } from "../control/view-tally.ts";
import type { Context } from "./context.ts";

/** What each question about one installation, or several that are named, opens of it. Reading who looked is no look at it. */
const parts: Record<string, ViewPart | null> = {
  "installations.get": "identity",
  "installations.metrics": "metrics",
  "installations.history": "history",
  "installations.pings": "pings",
  "installations.posts": "posts",
  "installations.payload": "payload",
  "standing.cohort": "standing",
  "standing.overview": "standing",
  "standing.trends": "standing",
  "standing.metric": "standing",
  "standing.metrics": "standing",
  "standing.cohorts": "standing",
  "standing.score": "standing",
  "standing.scoreOutlook": "standing",
  "standing.sparklines": "standing",
  "standing.upgrades": "standing",
  "standing.held": "pings",
  "standing.heldPings": "pings",
  "standing.views": null,
  "group.get": "standing",
  "group.weeks": "history",
  "group.metrics": "metrics",
  "bindings.get": "binding",
};

/** What a question about one installation opens of it, null for nothing; undefined for one that is not in the list. */
export const viewPartOf = (procedure: string): ViewPart | null | undefined => parts[procedure];

/** Who looks, where it is somebody of the vendor's; null for an installation's own admins. Never by e-mail. */
const viewerOf = ({ who, demo }: Context): Viewer | null => {
  if (who.role !== "operator" && who.role !== "analyst") return null;
  const { role } = who;
  if (who.person !== null) return { key: `person:${who.person.id}`, role, way: "person" };
  if (who.token !== undefined) return { key: `token:${who.token}`, role, way: "token" };
  return demo === null ? { key: "hub", role, way: "hub" } : { key: `visitor:${role}`, role, way: "person" };
};

/** Notes that somebody of the vendor's read something of an installation. */
export const noteView = (ctx: Context, installation: string, procedure: string): void => {
  const viewer = viewerOf(ctx);
  const part = viewPartOf(procedure);
  if (viewer === null || part === null) return;
  ctx.control.installationViews.note({ installation, viewer, part: part ?? "identity" });
};
