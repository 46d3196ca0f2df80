import { parseArgs } from "node:util";
import { closeCache } from "@/lib/infra/cache/cached-read";
import { disconnectPrisma } from "@/lib/infra/db/client";
import { createServiceKey } from "@/lib/infra/identity/setup/service-key";
import { StartupError } from "@/lib/infra/postgres/startup-error";
import { isAppError } from "@/lib/shared/errors";
import { ROLES, type Role } from "@/lib/shared/permissions";
import { withEnvironment } from "../start/command-environment";
import type { Environment } from "../start/settings";

const USAGE = `npm run api-key -- --tenant <workspace> --role <${ROLES.join("|")}> [--name <name>]`;

/** `npm run api-key`: makes a service account's key and prints it alone on the last line. */
export async function main(args: string[], environment: Environment): Promise<void> {
  const { tenant, role, name } = parse(args);
  if (!tenant) throw new StartupError(`Name the workspace: ${USAGE}`);
  if (!isRole(role)) throw new StartupError(`Name a role: ${USAGE}`);
  const { key } = await withEnvironment(environment, async () => {
    try {
      return await createServiceKey({ tenantSlug: tenant, role, name: name ?? `Command line (${role})` });
    } catch (error) {
      throw isAppError(error) ? new StartupError(`${error.message}.`) : error;
    } finally {
      await closeCache();
      await disconnectPrisma();
    }
  });
  process.stdout.write(`A key for the workspace ${tenant} with the role ${role}; it is shown this once:\n${key}\n`);
}

function parse(args: string[]) {
  try {
    const options = { tenant: { type: "string" }, role: { type: "string" }, name: { type: "string" } } as const;
    return parseArgs({ args, options }).values;
  } catch {
    throw new StartupError(`Usage: ${USAGE}`);
  }
}

function isRole(text: string | undefined): text is Role {
  return ROLES.some((role) => role === text);
}
