import type { AnyBench } from "../world.ts";
import { bench as adoption } from "./adoption.bench.ts";
import { bench as adoptionMoves } from "./adoption-moves.bench.ts";
import { bench as adoptionTrend } from "./adoption-trend.bench.ts";
import { bench as checkDays } from "./check-days.bench.ts";
import { bench as checkVersions } from "./check-versions.bench.ts";
import { bench as checks } from "./checks.bench.ts";
import { bench as compareSides } from "./compare-sides.bench.ts";
import { bench as cohortSize } from "./cohort-size.bench.ts";
import { bench as compare } from "./compare.bench.ts";
import { bench as distribution } from "./distribution.bench.ts";
import { bench as fleetBreakdown } from "./fleet-breakdown.bench.ts";
import { bench as fleetFreshness } from "./fleet-freshness.bench.ts";
import { bench as fleetWeeks } from "./fleet-weeks.bench.ts";
import { bench as groupMetrics } from "./group-metrics.bench.ts";
import { bench as groupWeeks } from "./group-weeks.bench.ts";
import { bench as health } from "./health.bench.ts";
import { bench as healthGrowth } from "./health-growth.bench.ts";
import { bench as healthHours } from "./health-hours.bench.ts";
import { bench as healthQuiet } from "./health-quiet.bench.ts";
import { bench as healthSetAside } from "./health-set-aside.bench.ts";
import { bench as healthSlots } from "./health-slots.bench.ts";
import { bench as healthSuspicions } from "./health-suspicions.bench.ts";
import { bench as history } from "./installation-history.bench.ts";
import { bench as installationMetrics } from "./installation-metrics.bench.ts";
import { bench as installationUpgrades } from "./installation-upgrades.bench.ts";
import { bench as peerFigures } from "./peer-figures.bench.ts";
import { bench as pings } from "./installation-pings.bench.ts";
import { bench as posts } from "./installation-posts.bench.ts";
import { bench as installation } from "./installation.bench.ts";
import { bench as installations } from "./installations.bench.ts";
import { bench as lattice } from "./lattice.bench.ts";
import { bench as ledger } from "./ledger.bench.ts";
import { bench as metricBreakdown } from "./metric-breakdown.bench.ts";
import { bench as metricForms } from "./metric-forms.bench.ts";
import { bench as metricInstallations } from "./metric-installations.bench.ts";
import { bench as metric } from "./metric.bench.ts";
import { bench as metrics } from "./metrics.bench.ts";
import { bench as patches } from "./patches.bench.ts";
import { bench as places } from "./places.bench.ts";
import { bench as postsHeld } from "./posts-held.bench.ts";
import { bench as retention } from "./retention.bench.ts";
import { bench as installationScore } from "./installation-score.bench.ts";
import { bench as scoreLeaders } from "./score-leaders.bench.ts";
import { bench as scoreOutlook } from "./score-outlook.bench.ts";
import { bench as scoreUsage } from "./score-usage.bench.ts";
import { bench as scoreUsers } from "./score-users.bench.ts";
import { bench as sparklines } from "./sparklines.bench.ts";
import { bench as status } from "./status.bench.ts";
import { bench as trendRate } from "./trend-rate.bench.ts";
import { bench as trendSame } from "./trend-same.bench.ts";
import { bench as trend } from "./trend.bench.ts";
import { bench as userCohorts } from "./user-cohorts.bench.ts";
import { bench as versions } from "./versions.bench.ts";

/** One benchmark per question. */
export const queryBenches: readonly AnyBench[] = [
  status, installations, installation, installationMetrics, history, pings, posts, postsHeld,
  metrics, metric, distribution, trend, cohortSize, fleetWeeks, fleetBreakdown, fleetFreshness, ledger,
  trendRate, trendSame, metricForms, metricBreakdown, metricInstallations,
  adoption, adoptionTrend, adoptionMoves, versions, retention, compare, compareSides, places,
  checks, checkDays, checkVersions, patches,
  health, healthGrowth, healthHours, healthQuiet, healthSetAside, healthSlots, healthSuspicions,
  scoreUsage, scoreUsers, scoreLeaders, installationScore, scoreOutlook, userCohorts,
  lattice, peerFigures, groupWeeks, groupMetrics, sparklines, installationUpgrades,
];
