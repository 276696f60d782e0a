import type { ScoreFor } from "@pinghouse/shared/score/score-for";
import { useQuery } from "@tanstack/solid-query";
import { api } from "../../api/client.ts";
import { scorePolicyQuery } from "../../api/queries.ts";
import { createActs, Said } from "../../ui/acts.tsx";
import { Choice } from "../../ui/choice.tsx";
import type { Option } from "../../ui/menu.tsx";
import { Panel } from "../../ui/panel.tsx";

const options: readonly Option<ScoreFor>[] = [
  { value: "anyone", label: "Anyone who sends a ping" },
  { value: "verified", label: "Only with the installation's secret" },
];

const said = { anyone: "Scores are told to anyone who sends a ping.", verified: "Scores are told only to pings with the secret of their installation." } as const satisfies Record<ScoreFor, string>;

/** Who is told scores: the operator's word. */
export function PolicyPanel() {
  const query = useQuery(scorePolicyQuery);
  const acts = createActs("score.policy");
  const choose = (score_for: ScoreFor) =>
    void acts.act(async () => {
      await api.score.setPolicy.mutate({ score_for });
      return said[score_for];
    });
  return (
    <Panel title="Who is told a score" query={query} height={72}>
      {(policy) => (
        <>
          <Choice label="Scores are told to" options={options} value={policy().score_for} onChoose={choose} />
          <p class="small soft">The answer to a ping tells usage since an earlier ping. With the secret alone, a stranger who knows an installation's uuid and hostname learns nothing of it; GitLab's own client sends no secret and then gets no score.</p>
          <Said acts={acts} />
        </>
      )}
    </Panel>
  );
}
