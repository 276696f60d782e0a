import { createUrlChoice } from "../../state/url-state.ts";

/** Whether installations labelled test or internal are in the sums, kept in the address (`?include=all`); absent they are not. */
export const createUrlGroup = () => {
  const [include, setInclude] = createUrlChoice("include", ["none", "all"], "none");
  const all = () => include() === "all";
  return {
    all,
    setAll: (on: boolean) => setInclude(on ? "all" : "none"),
    question: (): { include?: ("test" | "internal")[] } => (all() ? { include: ["test", "internal"] } : {}),
    /** The same as parameters of the API, behind `lead`; empty where nothing is included. */
    query: (lead: "?" | "&") => (all() ? `${lead}include=test&include=internal` : ""),
  };
};
