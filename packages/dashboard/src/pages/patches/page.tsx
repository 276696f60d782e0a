import { useQuery } from "@tanstack/solid-query";
import { createMemo, Show } from "solid-js";
import { advisoriesQuery } from "../../api/queries.ts";
import type { AdvisoryRow } from "../../api/rows.ts";
import { answerOf } from "../../state/answer-of.ts";
import { createUrlText } from "../../state/url-state.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { FamilyTabs } from "../versions/family-tabs.tsx";
import { chosenHole, holeOption, holesInOrder, holeValue } from "./holes.ts";
import { PatchesPanel } from "./patches-panel.tsx";
import "./patches.css";

const none = (
  <>
    The registry knows no security release that is out, so nobody is affected by anything. An operator imports releases with <code>pinghouse releases import</code>.
  </>
);

const rangesOf = ({ affected }: AdvisoryRow): string => (affected === "" ? "every older version" : affected.replaceAll("|", ", or "));

/** From which backports are decided: for an advisory or a security release, who runs an affected version, by minor. */
export function PatchesPage() {
  const query = useQuery(advisoriesQuery);
  const [value, setValue] = createUrlText("hole");
  const holes = createMemo(() => answerOf(query)?.items ?? []);
  const chosen = createMemo(() => chosenHole(holes(), value()));
  return (
    <>
      <PageHead title="Versions to patch" lead="Who runs a version with a known hole, minor by minor: what backports are decided from." />
      <FamilyTabs />
      <div class="patches">
        <Panel title="Which hole" query={query} height={110} isEmpty={({ items }) => items.length === 0} empty={none}>
          {(answer) => (
            <div class="patches-choice">
              <SelectField
                label="Advisory or security release"
                options={holesInOrder(answer().items).map(holeOption)}
                value={chosenValue(chosen())}
                none="Not in the registry: choose another"
                onChoose={setValue}
              />
              <Show when={chosen()}>
                {(hole) => (
                  <p class="small soft">
                    Closed in {hole().fixed_in.replaceAll("|", ", ")}; affected: {rangesOf(hole())}.
                  </p>
                )}
              </Show>
            </div>
          )}
        </Panel>
        <Show when={chosen()}>{(hole) => <PatchesPanel hole={hole()} />}</Show>
      </div>
    </>
  );
}

const chosenValue = (hole: AdvisoryRow | undefined): string => (hole === undefined ? "" : holeValue(hole));
