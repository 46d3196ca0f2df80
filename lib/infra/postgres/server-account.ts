import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { StartupError } from "./startup-error";

/** The operating system account that runs the embedded PostgreSQL, which refuses to run as root. */
export interface ServerAccount {
  uid: number;
  gid: number;
  name: string;
  /** True when it is not the account of this process: files must be handed over to it and be reachable for it. */
  foreign: boolean;
}

/**
 * The account for the server: our own, or, when we are root, `postgres` if the machine has it, else a system account
 * `signalbox` made for it, else `nobody`.
 * @throws StartupError when our own uid has no passwd entry, because `initdb` looks its name up.
 */
export function serverAccount(): ServerAccount {
  const uid = process.getuid?.() ?? -1;
  const gid = process.getgid?.() ?? -1;
  if (uid === -1) return { uid, gid, name: "", foreign: false };
  if (uid !== 0) {
    const own = passwd().find((entry) => entry.uid === uid);
    if (!own && !nameServiceKnows(String(uid))) {
      throw new StartupError(
        `The embedded PostgreSQL cannot run here because the user id ${uid} has no entry in /etc/passwd: add one, or set DATABASE_URL to a PostgreSQL of your own.`,
      );
    }
    return { uid, gid, name: own?.name ?? String(uid), foreign: false };
  }
  const found = account("postgres") ?? account("signalbox") ?? created("signalbox") ?? account("nobody");
  if (!found) {
    throw new StartupError(
      "The embedded PostgreSQL does not run as root and found no other account: run Signalbox as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
  return { ...found, foreign: true };
}

/** Whether `account` may enter every folder on the way to `target` (which need not exist yet). */
export function canReach(account: ServerAccount, target: string): boolean {
  if (!account.foreign) return true;
  const parts: string[] = [];
  for (let at = existing(path.resolve(target)); ; at = path.dirname(at)) {
    parts.push(at);
    if (at === path.dirname(at)) break;
  }
  return parts.every((part) => {
    const { mode, uid, gid } = statSync(part);
    const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode;
    return (bits & 0o1) !== 0;
  });
}

function existing(target: string): string {
  try {
    return realpathSync(target);
  } catch {
    return existing(path.dirname(target));
  }
}

function passwd(): { name: string; uid: number; gid: number }[] {
  try {
    return readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .filter((fields) => fields.length >= 4)
      .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  } catch {
    return [];
  }
}

function account(name: string) {
  return passwd().find((entry) => entry.name === name && entry.uid !== 0);
}

/** LDAP and the like know accounts that /etc/passwd does not; macOS keeps its own directory. */
function nameServiceKnows(name: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    execFileSync("getent", ["passwd", name], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function created(name: string) {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name], { stdio: "ignore" });
  } catch {
    return undefined; // a read-only /etc, or no useradd: the caller has another candidate
  }
  return account(name);
}
