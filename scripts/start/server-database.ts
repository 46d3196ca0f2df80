import { setTimeout as pause } from "node:timers/promises";
import type { DataDirLock } from "@/lib/infra/postgres/data-dir-lock";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { reasonOf } from "@/lib/infra/postgres/startup-error";
import type { Settings } from "./settings";
import type { Shutdown } from "./shutdown";

export interface ServerDatabase {
  url: string;
  /** Null for a PostgreSQL of one's own. */
  embeddedPort: number | null;
}

const RESTART_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * The database a running Signalbox works on: the one of DATABASE_URL, or the embedded one, which is started here, started
 * again on the same port should it die, and stopped after everything else.
 */
export async function openDatabase(
  settings: Settings,
  lock: DataDirLock,
  shutdown: Shutdown,
  say: (line: string) => void,
): Promise<ServerDatabase> {
  if (settings.databaseUrl) return { url: settings.databaseUrl, embeddedPort: null };
  let postgres = await startEmbeddedPostgres({ lock });
  let stopping = false;
  const { url, port } = postgres;
  watch(postgres);
  shutdown.onStop(
    async () => {
      stopping = true;
      await postgres.stop();
    },
    () => postgres.quit(),
  );
  return { url, embeddedPort: port };

  function watch(server: EmbeddedPostgres): void {
    void server.exited.then(() => {
      if (!stopping) void revive();
    });
  }

  async function revive(): Promise<void> {
    say("PostgreSQL ended and is started again");
    for (let wait = RESTART_PAUSE_MS; !stopping; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        postgres = await startEmbeddedPostgres({ lock, port });
        if (stopping) await postgres.stop();
        return watch(postgres);
      } catch (error) {
        say(reasonOf(error));
        await pause(wait);
      }
    }
  }
}
