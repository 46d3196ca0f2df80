import { functions } from "@/inngest/index";
import { closeCache } from "@/lib/infra/cache/cached-read";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { requiredEnv } from "@/lib/infra/env";
import { startWorker } from "@/lib/infra/jobs/worker";
import { runPart } from "./child";

/** The worker process: sequencer, dispatcher and background functions. */
await runPart(async () => {
  const worker = await startWorker({ functions, databaseUrl: requiredEnv("DATABASE_URL") });
  return {
    async stop() {
      await worker.stop();
      await closeCache();
      await disconnectPrisma();
    },
  };
});
