/** Something to wait at, for a while or until it is opened. */
export class Gate {
  private release: (() => void) | undefined;
  private opened = false;

  /** Lets whoever waits through; with nobody there, the next one. */
  open(): void {
    this.opened = true;
    this.release?.();
  }

  /** Resolves when opened, or after `ms` where given. */
  wait(ms?: number): Promise<void> {
    if (this.opened) {
      this.opened = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(() => this.release?.(), ms);
      this.release = () => {
        clearTimeout(timer);
        this.release = undefined;
        this.opened = false;
        resolve();
      };
    });
  }
}
