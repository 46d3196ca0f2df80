import { randomBytes, randomUUID } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { canReach, type ServerAccount } from "./server-account";
import { codeOf, StartupError } from "./startup-error";

/** Where root keeps what its `postgres` account must reach when the data directory lies in a closed folder. */
const ROOT_SHELTER = "/var/lib/signalbox";

/** The folder of one cluster: its files, its log and the passwords of its roles. */
export interface ClusterHome {
  dir: string;
  /** PGDATA. */
  cluster: string;
  log: string;
  /** Where programs may be copied to. */
  shelter: string;
  passwords: { superuser: string; owner: string };
}

/**
 * Finds or makes `<dataDir>/postgres`. When the server's account cannot get there (root in a 0700 home) the folder is
 * a symlink to one of its own below /var/lib/signalbox, so removing the data directory still means starting afresh.
 * @throws StartupError when a cluster that exists has become unreachable for the account of its server.
 */
export function clusterHome(dataDir: string, account: ServerAccount): ClusterHome {
  const place = path.join(dataDir, "postgres");
  let shelter = dataDir;
  if (account.foreign) chmodSync(dataDir, statSync(dataDir).mode | 0o011); // enter, not list: everything secret inside is 0600
  if (!canReach(account, path.join(dataDir, "x"))) {
    shelter = makeShelter(dataDir, account);
    if (!isLink(place) && !existsSync(place)) symlinkSync(path.join(shelter, randomUUID()), place);
  }
  const dir = isLink(place) ? readlinkSync(place) : place;
  mkdirSync(dir, { recursive: true, mode: account.foreign ? 0o711 : 0o700 });
  const home = realpathSync(dir);
  if (!canReach(account, path.join(home, "x"))) {
    throw new StartupError(
      `The account ${account.name} that runs the embedded PostgreSQL cannot reach ${home}: set SIGNALBOX_DATA_DIR to a folder it can enter.`,
    );
  }
  return { dir: home, cluster: path.join(home, "cluster"), log: path.join(home, "server.log"), shelter, passwords: passwords(home) };
}

function makeShelter(dataDir: string, account: ServerAccount): string {
  try {
    mkdirSync(ROOT_SHELTER, { recursive: true, mode: 0o755 });
    accessSync(ROOT_SHELTER, constants.W_OK);
    return ROOT_SHELTER;
  } catch (error) {
    throw new StartupError(
      `The account ${account.name} that runs the embedded PostgreSQL cannot reach ${dataDir}, and ${ROOT_SHELTER} cannot be made instead (${codeOf(error)}): set SIGNALBOX_DATA_DIR to a folder that every account may enter.`,
    );
  }
}

/** Gives `file` to the server's account, so that it can read what this process wrote. */
export function handOver(file: string, account: ServerAccount): void {
  if (account.foreign) chownSync(file, account.uid, account.gid);
}

function isLink(place: string): boolean {
  try {
    readlinkSync(place);
    return true;
  } catch {
    return false;
  }
}

function passwords(home: string): ClusterHome["passwords"] {
  const file = path.join(home, "passwords.json");
  if (!existsSync(file)) {
    const fresh = { superuser: randomBytes(24).toString("base64url"), owner: randomBytes(24).toString("base64url") };
    writeFileSync(`${file}.new`, JSON.stringify(fresh), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return JSON.parse(readFileSync(file, "utf8")) as ClusterHome["passwords"];
}
