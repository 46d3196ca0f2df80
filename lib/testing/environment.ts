import { resetEnv } from "@/lib/infra/env";

/** Sets variables for this worker and makes `env()` read them anew. `undefined` removes one. */
export function setTestEnv(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    // biome-ignore lint/style/noProcessEnv: tests make the environment that env() reads
    if (value === undefined) delete process.env[name];
    // biome-ignore lint/style/noProcessEnv: see above
    else process.env[name] = value;
  }
  resetEnv();
}

/** What every test runs under: quiet, with a secret of its own, knowing nothing of the developer's own settings. */
export const TEST_ENVIRONMENT = {
  NODE_ENV: "test",
  LOG_LEVEL: "silent",
  SIGNALBOX_SECRET: "a secret of sixty-four characters that only the tests work with.",
  DATABASE_URL: undefined,
  INNGEST_BASE_URL: undefined,
  INNGEST_EVENT_KEY: undefined,
  INNGEST_SIGNING_KEY: undefined,
  TRUST_PROXY: undefined,
};
