import type { PayloadReader } from "../archive/payload-look.ts";

/** A reader of payloads that finds every body empty. */
export const quietReader: PayloadReader = {
  look: async () => ({ taken: false, code: "empty_body", status: 400, title: "Empty body", detail: "There is nothing.", position: null }),
};
