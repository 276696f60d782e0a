import { checksRouter } from "./checks.ts";
import { bindingsRouter } from "./bindings.ts";
import { claimsRouter } from "./claims.ts";
import { comparisonsRouter } from "./comparisons.ts";
import { erasuresRouter } from "./erasures.ts";
import { dropRouter } from "./drop.ts";
import { exportsRouter } from "./exports.ts";
import { fleetRouter } from "./fleet.ts";
import { groupRouter } from "./group/group.ts";
import { healthRouter } from "./health.ts";
import { installationsRouter } from "./installations.ts";
import { labelsRouter } from "./labels.ts";
import { listsRouter } from "./lists.ts";
import { metricsRouter } from "./metrics.ts";
import { peopleRouter, tokensRouter } from "./people.ts";
import { quarantineRouter } from "./quarantine.ts";
import { releasesRouter } from "./releases.ts";
import { scoreRouter } from "./score.ts";
import { sessionRouter } from "./session.ts";
import { statusRouter } from "./status.ts";
import { standingRouter } from "./standing/standing.ts";
import { uploadsRouter } from "./uploads.ts";
import { createCallerFactory, router } from "./trpc.ts";
import { viewsRouter } from "./views.ts";

/** Every question and every act of the API. Queries that carry a path are mirrored under /api/v1 (mirror.ts). */
export const appRouter = router({
  status: statusRouter,
  installations: installationsRouter,
  metrics: metricsRouter,
  fleet: fleetRouter,
  comparisons: comparisonsRouter,
  standing: standingRouter,
  group: groupRouter,
  checks: checksRouter,
  labels: labelsRouter,
  bindings: bindingsRouter,
  claims: claimsRouter,
  erasures: erasuresRouter,
  uploads: uploadsRouter,
  lists: listsRouter,
  views: viewsRouter,
  exports: exportsRouter,
  releases: releasesRouter,
  score: scoreRouter,
  health: healthRouter,
  quarantine: quarantineRouter,
  drop: dropRouter,
  session: sessionRouter,
  people: peopleRouter,
  tokens: tokensRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures without HTTP: tests, the local socket. */
export const createCaller = createCallerFactory(appRouter);
