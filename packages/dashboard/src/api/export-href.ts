/** What an answer is cut and written by; a file holds all of it, in a format of its own. */
const ofAnswers = ["limit", "cursor", "format"];

/** The page that exports or schedules a question. `api` is its route with its query, such as `/api/v1/metrics/x/trend?edition=EE`. */
export const exportHref = (api: string): string => {
  const { pathname, searchParams } = new URL(api, "http://hub");
  for (const name of ofAnswers) searchParams.delete(name);
  const address = new URLSearchParams({ path: pathname.replace(/^\/api\/v1/, "") });
  if (searchParams.size > 0) address.set("query", searchParams.toString());
  return `/exports/new?${address.toString()}`;
};
