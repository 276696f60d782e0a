import { createSignal } from "solid-js";

/** Set by the part beside an installation when the hub is away and an older answer of it is given. */
const header = "pinghouse-answered-at";

const [oldestAnswer, setOldestAnswer] = createSignal<string | null>(null);

/** The instant of the oldest answer on the screen that the hub could not renew; null while it answers (a signal). */
export { oldestAnswer };

/** Begins anew, as when another page is opened. */
export const forgetAges = (): void => {
  setOldestAnswer(null);
};

/** Takes note of how old an answer is. */
export const noteAge = (response: Response): Response => {
  const at = response.headers.get(header);
  if (at !== null) setOldestAnswer((known) => (known === null || at < known ? at : known));
  else if (response.ok) setOldestAnswer(null);
  return response;
};
