/** The steps of reaching a hub, in their order. */
export const steps = ["name", "connect", "proxy", "tls", "answer"] as const;
export type Step = (typeof steps)[number];

/** Why a hub was not reached: the step that failed, in words for a person. Never holds a credential. */
export class NetworkFailure extends Error {
  override readonly name = "NetworkFailure";
  readonly step: Step;
  /** What a person can do about it. */
  readonly advice: string;
  readonly isTimeout: boolean;

  constructor(step: Step, message: string, advice: string, options: { isTimeout?: boolean; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.step = step;
    this.advice = advice;
    this.isTimeout = options.isTimeout ?? false;
  }
}
