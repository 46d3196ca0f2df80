// Every test: unit and integration (vitest), then end to end in a real browser (playwright), and their sum on the last line.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { generate } from "./build/generate.mjs";
import { ROOT } from "./build/sources.mjs";

const VITEST_REPORT = path.join(ROOT, ".build/vitest.json");
const PLAYWRIGHT_REPORT = path.join(ROOT, "test-results/report.json");

/** Runs one runner with its own output in sight; returns its exit code and its report, null when it wrote none. */
function run(command, args, report) {
  rmSync(report, { force: true });
  const { status } = spawnSync(path.join(ROOT, "node_modules/.bin", command), args, { cwd: ROOT, stdio: "inherit" });
  try {
    return { status, report: JSON.parse(readFileSync(report, "utf8")) };
  } catch {
    return { status, report: null };
  }
}

function vitest() {
  const { status, report } = run(
    "vitest",
    ["run", "--reporter=default", "--reporter=json", `--outputFile=${VITEST_REPORT}`],
    VITEST_REPORT,
  );
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  // A file that does not load has no failed test of its own.
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  const counts = { passed: report.numPassedTests, failed: report.numFailedTests + broken.length, skipped: report.numPendingTests };
  return atLeastOne(counts, status);
}

function playwright() {
  const { status, report } = run("playwright", ["test"], PLAYWRIGHT_REPORT);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return atLeastOne({ passed: expected, failed: unexpected + flaky, skipped }, status);
}

/** A runner that ends badly for another reason than a test (an unhandled error, a server that does not start) counts as one. */
function atLeastOne(counts, status) {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

generate();
const total = { passed: 0, failed: 0, skipped: 0 };
for (const counts of [vitest(), playwright()]) {
  for (const key of Object.keys(total)) total[key] += counts[key];
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
