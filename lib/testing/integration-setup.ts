import path from "node:path";
import { inject } from "vitest";
import { createWorkerDatabase, testDatabase } from "./database";
import { setTestEnv, TEST_ENVIRONMENT } from "./environment";

await createWorkerDatabase();
setTestEnv({
  ...TEST_ENVIRONMENT,
  DATABASE_URL: testDatabase().url,
  // biome-ignore lint/style/noProcessEnv: set by vitest
  SIGNALBOX_DATA_DIR: path.join(inject("cluster").dataDir, `worker-${process.env.VITEST_POOL_ID ?? "1"}`),
});
