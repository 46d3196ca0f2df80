import { dataDirHolder, lockDataDir, prepareDataDir } from "@/lib/infra/postgres/data-dir-lock";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { until } from "@/lib/infra/postgres/postmaster";
import { StartupError } from "@/lib/infra/postgres/startup-error";
import type { Settings } from "./settings";

const START_LIMIT_MS = 60_000;

/**
 * Runs a command's `work` on the database of these settings: the one of DATABASE_URL, the embedded one of a Signalbox
 * that runs in the same data directory, or, when none runs, the embedded one started for as long as the work takes.
 */
export async function withDatabase<T>(settings: Settings, work: (url: string) => Promise<T>): Promise<T> {
  if (settings.databaseUrl) return work(settings.databaseUrl);
  prepareDataDir(settings.dataDir);
  if (dataDirHolder(settings.dataDir)?.purpose === "start") {
    const url = await runningUrl(settings.dataDir);
    if (url) return work(url);
  }
  const lock = await lockDataDir(settings.dataDir, "command");
  try {
    const postgres = await startEmbeddedPostgres({ lock });
    try {
      return await work(postgres.url);
    } finally {
      await postgres.stop();
    }
  } finally {
    lock.release();
  }
}

/** The url of the running copy's database, once it is up; null when that copy stops meanwhile. */
async function runningUrl(dataDir: string): Promise<string | null> {
  let url: string | null = null;
  const found = await until(() => {
    url = findEmbeddedPostgres(dataDir);
    return url !== null || dataDirHolder(dataDir) === null;
  }, START_LIMIT_MS);
  if (!found)
    throw new StartupError(`The copy of Signalbox that uses ${dataDir} has no database running after a minute: look at its terminal.`);
  return url;
}
