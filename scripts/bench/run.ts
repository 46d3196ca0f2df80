import { StartupError } from "@/lib/infra/postgres/startup-error";
import type { Environment } from "../start/settings";
import { benchApi } from "./api";
import { benchDeploy } from "./deploy";
import { benchQa } from "./qa";
import { benchQuota } from "./quota";

/** What can be measured, by name. Each prints its figures beside a reference taken in the same run. */
const BENCHES: Record<string, (environment: Environment, args: string[]) => Promise<void>> = {
  api: benchApi,
  deploy: benchDeploy,
  qa: benchQa,
  quota: benchQuota,
};

/** `npm run bench -- NAME [arguments]`. */
export async function main(args: string[], environment: Environment): Promise<void> {
  const [name = "", ...rest] = args;
  const bench = BENCHES[name];
  if (!bench) throw new StartupError(`Usage: npm run bench -- <${Object.keys(BENCHES).join("|")}>`);
  await bench(environment, rest);
}
