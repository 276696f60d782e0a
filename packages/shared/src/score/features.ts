/** The nine features of the DevOps score, in the order in which GitLab's page has them. */
export const scoreFeatures = ["issues", "notes", "milestones", "boards", "merge_requests", "ci_pipelines", "environments", "deployments", "service_desk_issues"] as const;

export type ScoreFeature = (typeof scoreFeatures)[number];

/** What each feature is called on a page. */
export const featureNames = {
  issues: "Issues",
  notes: "Comments",
  milestones: "Milestones",
  boards: "Boards",
  merge_requests: "Merge requests",
  ci_pipelines: "Pipelines",
  environments: "Environments",
  deployments: "Deployments",
  service_desk_issues: "Service desk issues",
} as const satisfies Record<ScoreFeature, string>;

/** A value for each feature. */
export type ByFeature<Value> = Record<ScoreFeature, Value>;

/** The members of `counts` that the score is made of: all-time totals. Where `Usage.totals` speaks of them, it is in this order. */
export const scoreTotals = [
  "issues", "notes", "milestones", "boards", "merge_requests", "ci_internal_pipelines", "ci_external_pipelines", "environments", "deployments", "service_desk_issues",
] as const;

/** Their keys as metrics. */
export const scoreKeys: readonly string[] = scoreTotals.map((name) => `counts.${name}`);

/** The feature that each of the ten totals belongs to: pipelines of both kinds are one. */
export const featureOfTotal: readonly ScoreFeature[] = scoreTotals.map((total) => (total === "ci_internal_pipelines" || total === "ci_external_pipelines" ? "ci_pipelines" : total));

/** Places of a feature's totals in `scoreTotals`: one, or for pipelines two. */
export const placesOf = (feature: ScoreFeature): number[] => featureOfTotal.flatMap((owner, place) => (owner === feature ? [place] : []));

/** The same made for every feature. */
export const byFeature = <Value>(make: (feature: ScoreFeature) => Value): ByFeature<Value> => ({
  issues: make("issues"),
  notes: make("notes"),
  milestones: make("milestones"),
  boards: make("boards"),
  merge_requests: make("merge_requests"),
  ci_pipelines: make("ci_pipelines"),
  environments: make("environments"),
  deployments: make("deployments"),
  service_desk_issues: make("service_desk_issues"),
});
