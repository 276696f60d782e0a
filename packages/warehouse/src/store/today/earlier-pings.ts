/**
 * For each row of `relation` `(ping, installation, recorded_at)`, the ping of the same installation recorded nearest to 28 days before,
 * within 21 to 35 days; of two as near the later: `(ping, earlier, week)`, with the earlier ping's week. No row where there is none.
 */
export const earlierPings = (relation: string): string => `
  SELECT asked.ping, found.ping AS earlier, found.week FROM (
    SELECT asked.ping, arg_min(past.ping, (abs(epoch_ms(past.recorded_at) - epoch_ms(asked.recorded_at - INTERVAL 28 DAY)), -epoch_ms(past.recorded_at), -past.ping)) AS found
    FROM ${relation} AS asked JOIN ping AS past ON past.installation = asked.installation
      AND past.recorded_at BETWEEN asked.recorded_at - INTERVAL 35 DAY AND asked.recorded_at - INTERVAL 21 DAY
    GROUP BY asked.ping) AS asked JOIN ping AS found ON found.ping = asked.found`;
