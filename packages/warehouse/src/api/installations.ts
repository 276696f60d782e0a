import { normaliseHostname, normaliseUuid } from "@pinghouse/shared/identity/identity";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { installation } from "../queries/installation.ts";
import { installationHistory, installationHistoryInput, type InstallationHistoryRow } from "../queries/installation-history.ts";
import { installationMetrics, installationMetricsInput, peersShape, type InstallationMetricsRow } from "../queries/installation-metrics.ts";
import { installationPings, type InstallationPingsRow } from "../queries/installation-pings.ts";
import { installationPosts } from "../queries/installation-posts.ts";
import { installations, installationsInput, type InstallationScope, type InstallationsRow } from "../queries/installations.ts";
import { answerList, pageShape } from "./answer.ts";
import type { Context } from "./context.ts";
import {
  installationHistoryItem,
  installationItem,
  installationMetricsItem,
  installationPingsItem,
  installationPostsItem,
  installationsItem,
  payloadItem,
} from "./items.ts";
import { peersOf } from "./resolve-cohort.ts";
import { payloadOf, postsOf } from "./sent.ts";
import { installationOf, router, signedIn } from "./trpc.ts";

/** An admin lists their own installations; the uuid is for operators and for them. */
const scopeOf = ({ who, control }: Context): InstallationScope =>
  who.role === "admin" ? { uuid: true, only: who.installations, labels: control.labels() } : { uuid: who.role === "operator", labels: control.labels() };

export const installationsRouter = router({
  list: signedIn
    .meta({ path: "/installations", kind: "list", summary: "Installations that ever sent a ping, silent ones too.", item: installationsItem })
    .input(z.strictObject({ ...installationsInput.shape, ...pageShape }).default({}))
    .query(({ ctx, input }) => {
      const { uuid, hostname, ...filter } = input;
      if (uuid !== undefined && ctx.who.role !== "operator") throw new Problem("forbidden", { detail: "Only operators may look for a uuid." });
      const identity = {
        ...(uuid === undefined ? {} : { uuid: normaliseUuid(uuid) ?? "" }),
        ...(hostname === undefined ? {} : { hostname: normaliseHostname(hostname) }),
      };
      return answerList<InstallationsRow>(ctx, installations({ ...filter, ...identity }, scopeOf(ctx)), input);
    }),

  get: installationOf
    .meta({ path: "/installations/{id}", kind: "record", summary: "One installation, as its newest ping says.", item: installationItem })
    .input(z.strictObject({ id: z.string() }))
    .query(({ ctx, input }) => installation(ctx.store, input, scopeOf(ctx))),

  metrics: installationOf
    .meta({
      path: "/installations/{id}/metrics",
      kind: "list",
      summary: "Every metric, as it stands in the installation's newest ping, and its place in a cohort.",
      item: installationMetricsItem,
    })
    .input(z.strictObject({ ...installationMetricsInput.shape, ...peersShape, ...pageShape }))
    .query(async ({ ctx, input: { id, search, state, limit, cursor, ...cohort } }) =>
      answerList<InstallationMetricsRow>(ctx, installationMetrics({ id, search, state }, await peersOf(ctx, cohort)), { limit, cursor }),
    ),

  history: installationOf
    .meta({
      path: "/installations/{id}/history",
      kind: "list",
      summary: "Values of one or more metrics in each week with a ping.",
      item: installationHistoryItem,
    })
    .input(z.strictObject({ ...installationHistoryInput.shape, ...pageShape }))
    .query(({ ctx, input }) => answerList<InstallationHistoryRow>(ctx, installationHistory(input), input)),

  pings: installationOf
    .meta({ path: "/installations/{id}/pings", kind: "list", summary: "Every ping of the installation.", item: installationPingsItem })
    .input(z.strictObject({ id: z.string(), ...pageShape }))
    .query(({ ctx, input }) => answerList<InstallationPingsRow>(ctx, installationPings(input), input)),

  posts: installationOf
    .meta({
      path: "/installations/{id}/posts",
      kind: "list",
      summary: "Metadata and error posts of the installation.",
      item: installationPostsItem,
    })
    .input(z.strictObject({ id: z.string(), ...pageShape }))
    .query(({ ctx, input }) => postsOf(ctx, installationPosts(input), input)),

  payload: installationOf
    .meta({
      path: "/installations/{id}/pings/{ping_id}/payload",
      kind: "record",
      summary: "What a ping held, as kept: less what the privacy rules drop.",
      item: payloadItem,
    })
    .input(z.strictObject({ id: z.string(), ping_id: z.int().min(1) }))
    .query(({ ctx, input }) => payloadOf(ctx, input)),
});
