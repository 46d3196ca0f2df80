/** Thrown at a step's end when the person at the terminal has asked to stop meanwhile. No failure. */
export class Stopped extends Error {
  override name = "Stopped";
}

/** npm hands a signal on that a terminal or a service manager has sent to every process of the group already. */
const SAME_KEYSTROKE_MS = 500;

const PARENT_WATCH_MS = 250;

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

  /** @param underNpm whether npm started this process, so that npm's end is this one's */
  constructor(underNpm = false) {
    this.asked = new Promise((resolve) => {
      let askedAt = 0;
      const ask = (signal: NodeJS.Signals) => {
        if (this.state === "stopping") {
          if (Date.now() - askedAt < SAME_KEYSTROKE_MS) return;
          for (const step of this.last) step();
          process.exit(1);
        }
        this.state = "stopping";
        askedAt = Date.now();
        process.stderr.write(signal === "SIGINT" ? "\n  Stopping (Ctrl-C again to leave at once)\n" : "  Stopping\n");
        resolve();
      };
      // A terminal that was closed can no longer be written to; that must not keep anything from being stopped.
      for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
      // npm's shell may die of a signal without handing it on; whoever stopped npm meant all of it.
      const parent = process.ppid;
      const orphaned = setInterval(() => {
        if (process.ppid === parent) return;
        clearInterval(orphaned);
        ask("SIGTERM");
      }, PARENT_WATCH_MS);
      orphaned.unref();
      if (!underNpm) clearInterval(orphaned);
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
