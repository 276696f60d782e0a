import type { TestStep } from "../network/test-connection.ts";
import { admin, router } from "./trpc.ts";

/** The way to the hub. */
export const networkRouter = router({
  /** What to allow, and the proxy in use, credentials hidden. Uses no network. */
  route: admin.query(({ ctx }) => ctx.instance.route()),

  /** Tries the way step by step. A mutation, since it asks the hub. Throws Problem "conflict" while nothing may leave this machine. */
  test: admin.mutation(async ({ ctx, signal }): Promise<TestStep[]> => {
    const steps: TestStep[] = [];
    for await (const step of ctx.instance.testConnection(signal)) steps.push(step);
    return steps;
  }),
});
