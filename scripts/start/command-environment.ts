import { resetEnv } from "@/lib/infra/env";
import { withDatabase } from "./database";
import { secretOf } from "./secret";
import { type Environment, readSettings, refuseUnsafe } from "./settings";

/**
 * Runs a command's `work` with the environment that the running parts have: database found or started, secret known.
 * `environment` is the process's own; it is completed, because `env()` reads it.
 */
export async function withEnvironment<T>(environment: Environment, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const settings = readSettings(environment);
  refuseUnsafe({ ...settings, host: "127.0.0.1" });
  return withDatabase(settings, (url) => {
    Object.assign(environment, {
      DATABASE_URL: url,
      SIGNALBOX_DATA_DIR: settings.dataDir,
      SIGNALBOX_SECRET: secretOf(settings),
      LOG_LEVEL: settings.logLevel ?? "warn",
    });
    resetEnv();
    return work(url);
  });
}
