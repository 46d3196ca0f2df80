import type { ChildMessage } from "./messages";

/** A running part: what the supervisor should know of it, and how it ends cleanly. */
export interface Part {
  info?: Record<string, string | number | boolean | null>;
  stop(): Promise<void>;
}

/**
 * The frame of every supervised process: starts the part and reports, ends it cleanly on SIGTERM, and leaves at once when
 * the supervisor has gone without a word (`kill -9`), so that no half of Signalbox lives on.
 */
export async function runPart(start: () => Promise<Part>): Promise<void> {
  process.on("disconnect", () => process.exit(1));
  process.on("SIGINT", () => {}); // a terminal's Ctrl-C is the supervisor's to hear
  let stopping = false;
  let running: Part | undefined;
  const end = () => {
    if (stopping) return;
    stopping = true;
    (running?.stop() ?? Promise.resolve()).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  try {
    running = await start();
  } catch (error) {
    await tell({ type: "refused", message: sentenceOf(error) });
    process.exit(1);
  }
  if (stopping) await running.stop().finally(() => process.exit(0));
  await tell({ type: "ready", info: running.info ?? {} });
}

/** Sends a message and waits until it has left, so that an exit right after loses nothing. Alone, a process says nothing. */
export function tell(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (!process.send) {
      if (message.type === "refused") process.stderr.write(`${message.message}\n`);
      return resolve();
    }
    process.send(message, undefined, {}, () => resolve());
  });
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE") return "its port is in use by another program";
  return error.name === "Error" || error.name === "StartupError" ? error.message : (error.stack ?? error.message);
}
