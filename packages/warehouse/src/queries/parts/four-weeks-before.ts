import { plain, type Sql } from "../../store/sql.ts";
import { earlierPings } from "../../store/today/earlier-pings.ts";

/** What each ping of a relation is measured against; the rule stands in store/today/earlier-pings.ts, where values are set beside each other ahead of time. */
export const fourWeeksBefore = (relation: string): Sql => plain(earlierPings(relation));
