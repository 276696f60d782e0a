import { carryRouter } from "./carry-router.ts";
import { networkRouter } from "./network-router.ts";
import { payloadRouter } from "./payload-router.ts";
import { peopleRouter } from "./people-router.ts";
import { sessionRouter } from "./session-router.ts";
import { settingsRouter } from "./settings-router.ts";
import { createCallerFactory, router } from "./trpc.ts";
import { versionRouter } from "./version-router.ts";

/** Every question and every act of an installation's Admin Area. */
export const instanceRouter = router({
  session: sessionRouter,
  people: peopleRouter,
  settings: settingsRouter,
  payload: payloadRouter,
  network: networkRouter,
  carry: carryRouter,
  version: versionRouter,
});

export type InstanceRouter = typeof instanceRouter;

/** Calls procedures without HTTP, for tests. */
export const createCaller = createCallerFactory(instanceRouter);
