import { closeCache } from "@/lib/infra/cache/cached-read";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { env } from "@/lib/infra/env";
import { needsFirstOwner, setupToken } from "@/lib/infra/identity/setup/first-owner";
import { seedDemo } from "@/prisma/seed/demo";
import { runPart, tell } from "./child";

/** What a first start does before anybody can sign in: the demo workspaces, or a token for the first owner. */
await runPart(async () => {
  const { SIGNALBOX_DEMO, SIGNALBOX_DEMO_PASSWORD: password, SIGNALBOX_SIMULATORS, SIGNALBOX_SIMULATORS_PORT: port } = env();
  const simulatorsUrl = SIGNALBOX_SIMULATORS === "on" ? `http://127.0.0.1:${port}` : null;
  if (SIGNALBOX_DEMO === "on") await seedDemo({ password, simulatorsUrl });
  const token = (await needsFirstOwner()) ? setupToken() : null;
  await closeCache();
  await disconnectPrisma();
  await tell({ type: "ready", info: { setupToken: token } });
  process.exit(0);
});
