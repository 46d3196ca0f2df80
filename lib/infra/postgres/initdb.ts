import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries";
import { type ClusterHome, handOver } from "./cluster-home";
import type { ServerAccount } from "./server-account";
import { reasonOf, StartupError } from "./startup-error";

const run = promisify(execFile);

/** All that PostgreSQL's programs see of our environment: LANG and PG* variables would change what they do. */
export const SERVER_ENVIRONMENT = { PATH: "/usr/bin:/bin" } as unknown as NodeJS.ProcessEnv;

/**
 * Makes the cluster unless it exists: UTF-8 with the builtin C.UTF-8 locale whatever LANG says, scram passwords,
 * checksums. It is made under another name and renamed when complete, so a killed first start leaves nothing behind.
 * @throws StartupError with initdb's own words.
 */
export async function initialiseCluster(home: ClusterHome, programs: Binaries, account: ServerAccount): Promise<void> {
  if (existsSync(home.cluster)) return;
  const draft = `${home.cluster}.new`;
  const passwordFile = path.join(home.dir, "initdb.password");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  handOver(draft, account);
  writeFileSync(passwordFile, home.passwords.superuser, { mode: 0o600 });
  handOver(passwordFile, account);
  try {
    await run(
      programs.initdb,
      [
        ...["-D", draft, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"],
        ...["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"],
      ],
      { cwd: home.dir, env: SERVER_ENVIRONMENT, ...(account.foreign ? { uid: account.uid, gid: account.gid } : {}) },
    );
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    const words = error instanceof Error && "stderr" in error ? String(error.stderr) : reasonOf(error);
    throw new StartupError(`The embedded PostgreSQL could not make its cluster in ${home.dir}: ${lastLine(words)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, home.cluster);
}

/** The last line of a program's output that says something. */
export function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim() ?? "no reason given";
}
