import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@pinghouse/warehouse/api/router";

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

/** What the pages read, named once; each is inferred from the hub's router. */
export type Session = Outputs["session"]["current"];
export type Role = Session["role"];
export type Status = Outputs["status"]["get"];
export type Installation = Outputs["installations"]["list"]["items"][number];
export type InstallationRecord = Outputs["installations"]["get"];
export type InstallationMetric = Outputs["installations"]["metrics"]["items"][number];
export type HistoryPoint = Outputs["installations"]["history"]["items"][number];
export type Ping = Outputs["installations"]["pings"]["items"][number];
export type Post = Outputs["installations"]["posts"]["items"][number];
export type StandingQuestion = Inputs["standing"]["cohort"];
export type StandingMetricsQuestion = Omit<Inputs["standing"]["metrics"], "limit" | "cursor">;
export type StandingCohort = Outputs["standing"]["cohort"];
export type StandingOverview = Outputs["standing"]["overview"];
export type StandingMetric = StandingOverview["strips"][number];
export type Metric = Outputs["metrics"]["list"]["items"][number];
export type Distribution = Outputs["metrics"]["distribution"];
export type TrendWeek = Outputs["metrics"]["trend"]["items"][number];
export type MetricForm = Outputs["metrics"]["forms"]["items"][number];
export type MetricPart = Outputs["metrics"]["breakdown"]["items"][number];
export type MetricHolder = Outputs["metrics"]["installations"]["items"][number];
export type AdoptionRow = Outputs["comparisons"]["adoption"]["items"][number];
export type VersionsRow = Outputs["comparisons"]["versions"]["items"][number];
export type RetentionRow = Outputs["comparisons"]["retention"]["items"][number];
export type FleetWeek = Outputs["fleet"]["weeks"]["items"][number];
export type BreakdownRow = Outputs["fleet"]["breakdown"]["items"][number];
export type FreshnessRow = Outputs["fleet"]["freshness"]["items"][number];
export type Ledger = Outputs["fleet"]["ledger"];
export type SetAsideRow = Outputs["quarantine"]["list"]["items"][number];
export type SavedView = Outputs["views"]["list"]["items"][number];
export type SavedListRow = Outputs["lists"]["list"]["items"][number];

export type CheckDay = Outputs["checks"]["days"]["items"][number];
export type CheckVersion = Outputs["checks"]["versions"]["items"][number];
export type AdvisoryRow = Outputs["checks"]["advisories"]["items"][number];
export type PatchRow = Outputs["checks"]["patches"]["items"][number];
export type CheckWindow = Omit<Exclude<Inputs["checks"]["versions"], void | undefined>, "limit" | "cursor">;
export type PatchesQuestion = Omit<Inputs["checks"]["patches"], "limit" | "cursor">;

export type ReleaseRow = Outputs["releases"]["list"]["items"][number];
export type ReleasesSummary = Outputs["releases"]["summary"];
export type ToldVersion = Outputs["releases"]["versions"]["items"][number];
export type ReleaseMarker = Outputs["releases"]["markers"]["items"][number];
export type ReleaseChangeRow = Outputs["releases"]["history"]["items"][number];
export type ReleaseChangeRecord = Outputs["releases"]["change"];
export type ReleasesPreview = Outputs["releases"]["preview"];
export type ReleasesDraft = Inputs["releases"]["preview"];

export type Health = Outputs["health"]["get"];
export type HealthHour = Outputs["health"]["hours"]["items"][number];
export type Slot = Outputs["health"]["slots"]["items"][number];
export type SlotState = Slot["state"];
export type SetAsideGroup = Outputs["health"]["setAside"]["items"][number];
export type Suspicions = Outputs["health"]["suspicions"];
export type VitalsSample = Outputs["health"]["vitals"]["samples"][number];
export type DiskForecast = Outputs["health"]["disk"];
export type Quiet = Outputs["health"]["quiet"];
export type Lamp = Outputs["health"]["lamps"][number];

export type LedgerWindow = NonNullable<Exclude<Inputs["fleet"]["ledger"], void | undefined>["window"]>;
export type BreakdownBy = Inputs["fleet"]["breakdown"]["by"];
export type MetricQuestion = Inputs["metrics"]["distribution"];
export type MetricTrendQuestion = Omit<Inputs["metrics"]["trend"], "limit" | "cursor">;
export type MetricBreakdownQuestion = Omit<Inputs["metrics"]["breakdown"], "limit" | "cursor">;
export type VersionsQuestion = Exclude<Inputs["comparisons"]["versions"], void | undefined>;
export type VersionDepth = NonNullable<VersionsQuestion["by"]>;
export type RetentionBy = NonNullable<Exclude<Inputs["comparisons"]["retention"], void | undefined>["by"]>;
export type CompareQuestion = Omit<Inputs["comparisons"]["compare"], "limit" | "cursor"> & { metric: string[] };
export type CompareRow = Outputs["comparisons"]["compare"]["items"][number];
export type DropAnswer = Outputs["drop"]["look"];
export type ClaimLook = Outputs["claims"]["look"];
export type BindingRecord = Outputs["bindings"]["get"];
export type AdoptionTrendRow = Outputs["comparisons"]["adoptionTrend"]["items"][number];
export type AdoptionTrendQuestion = Omit<Inputs["comparisons"]["adoptionTrend"], "limit" | "cursor"> & { metric: string[] };
export type AdoptionMoves = Outputs["comparisons"]["adoptionMoves"];
export type AdoptionMove = AdoptionMoves["moves"][number];
export type SidesQuestion = Exclude<Inputs["comparisons"]["compareSides"], void | undefined>;
export type CompareSides = Outputs["comparisons"]["compareSides"];

export type ExportDestination = Outputs["exports"]["destinations"]["items"][number];
export type ExportSchedule = Outputs["exports"]["schedules"]["items"][number];
export type ExportRun = Outputs["exports"]["runs"]["items"][number];
export type TrialStep = Outputs["exports"]["tryDestination"][number];
