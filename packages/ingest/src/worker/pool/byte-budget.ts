import { Problem } from "@pinghouse/shared/problem/problem";

/** Bounds the memory that bodies on their way hold together. */
export class ByteBudget {
  private readonly most: number;
  private held = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** Throws Problem "queue_full" where so many bytes would be too many. */
  take(bytes: number): void {
    if (this.held + bytes > this.most) throw new Problem("queue_full", { retryAfter: 5 });
    this.held += bytes;
  }

  giveBack(bytes: number): void {
    this.held -= bytes;
  }

  used(): number {
    return this.held;
  }
}
