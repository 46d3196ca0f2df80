/** Thrown at a step's end when the person at the terminal has asked to stop meanwhile. No failure. */
export class Stopped extends Error {
  override name = "Stopped";
}

/**
 * Ctrl-C and SIGTERM: the first one asks for a clean stop, a second one leaves at once. What was started is stopped in
 * the reverse order, so that the database is the last to go.
 */
export class Shutdown {
  /** Resolves when a stop is asked for. */
  readonly asked: Promise<void>;
  private state: "running" | "stopping" = "running";
  private readonly steps: (() => Promise<void>)[] = [];
  private readonly last: (() => void)[] = [];

  constructor() {
    this.asked = new Promise((resolve) => {
      const ask = (signal: NodeJS.Signals) => {
        if (this.state === "stopping") {
          for (const step of this.last) step();
          process.exit(1);
        }
        this.state = "stopping";
        process.stderr.write(signal === "SIGINT" ? "\n  Stopping (Ctrl-C again to leave at once)\n" : "  Stopping\n");
        resolve();
      };
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
    });
  }

  /** Ends the start-up between two steps. @throws Stopped */
  check(): void {
    if (this.state === "stopping") throw new Stopped();
  }

  /** Adds how to stop what has just been started; `atOnce` is for the second Ctrl-C. */
  onStop(step: () => Promise<void>, atOnce?: () => void): void {
    this.steps.push(step);
    if (atOnce) this.last.push(atOnce);
  }

  /** Stops everything, the latest first. A step that fails does not keep the others running. */
  async run(): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }
}
