import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import chromium from "@sparticuz/chromium";

/** A port nobody listens on at this moment. */
function freePort(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(String(typeof address === "object" && address ? address.port : 0)));
    });
  });
}

// Playwright reads this file again in every worker, which inherits the environment: the first reading decides.
process.env.E2E_PORT ??= await freePort();
process.env.E2E_SIMULATORS_PORT ??= await freePort();
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), "signalbox e2e "));

const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;

/** The whole product, started as a newcomer starts it, in a data directory of its own, in a real browser. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  ...(process.env.E2E_REUSE === "1" ? {} : { globalTeardown: "./e2e/fixtures/remove-data-dir.ts" }),
  use: {
    baseURL,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: await chromium.executablePath(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"],
    },
  },
  webServer: {
    command: "npm start",
    url: `${baseURL}/api/health/ready`,
    timeout: 300_000,
    // A developer's own running server: E2E_REUSE=1 with E2E_PORT, E2E_SIMULATORS_PORT and E2E_DATA_DIR of it.
    reuseExistingServer: process.env.E2E_REUSE === "1",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stdout: "ignore",
    stderr: "pipe",
    env: {
      PORT: process.env.E2E_PORT,
      SIGNALBOX_SIMULATORS_PORT: process.env.E2E_SIMULATORS_PORT,
      SIGNALBOX_DATA_DIR: process.env.E2E_DATA_DIR,
      LOG_LEVEL: "warn",
    },
  },
});
