import next from "next";
import { startFrontServer } from "@/lib/http/front/server";
import { closeCache } from "@/lib/infra/cache/cached-read";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { env } from "@/lib/infra/env";
import { runPart } from "./child";

/** The web process: the front server with Next behind it. */
await runPart(async () => {
  const { HOST: host, PORT: port, NODE_ENV, TRUST_PROXY } = env();
  const dev = NODE_ENV === "development";
  let close = async () => {};
  const front = await startFrontServer({
    host,
    port,
    dev,
    trustProxy: TRUST_PROXY === "1",
    async handler(httpServer) {
      const app = next({ dev, dir: process.cwd(), hostname: host, port, httpServer });
      await app.prepare();
      close = () => app.close();
      const handle = app.getRequestHandler();
      return (request, response) => handle(request, response);
    },
  });
  return {
    info: { port: front.port },
    async stop() {
      await front.stop();
      await close();
      await closeCache();
      await disconnectPrisma();
    },
  };
});
