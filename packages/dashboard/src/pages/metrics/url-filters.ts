import { windows } from "@pinghouse/shared/metrics/measure";
import { useSearchParams } from "@solidjs/router";
import { createUrlChoice, createUrlList, createUrlText } from "../../state/url-state.ts";

/** What is searched and ticked, kept in the page's address. */
export const createCatalogueFilters = () => {
  const [words, setWords] = createUrlText("q");
  const [prefer, setPrefer] = createUrlChoice("form", windows, "28d");
  const [stage, setStage] = createUrlList("stage");
  const [owner, setOwner] = createUrlList("owner");
  const [tier, setTier] = createUrlList("tier");
  const [is, setIs] = createUrlList("is");
  const [, setParams] = useSearchParams();
  return {
    words,
    setWords,
    prefer,
    setPrefer,
    setStage,
    setOwner,
    setTier,
    setIs,
    ticked: () => ({ stage: stage(), owner: owner(), tier: tier(), is: is() }),
    clear: () => setParams({ q: null, stage: null, owner: null, tier: null, is: null }, { replace: true, scroll: false }),
  };
};

export type CatalogueState = ReturnType<typeof createCatalogueFilters>;
