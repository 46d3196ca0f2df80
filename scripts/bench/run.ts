import { StartupError } from "@/lib/infra/postgres/startup-error";
import type { Environment } from "../start/settings";
import { benchApi } from "./api";

/** What can be measured, by name. Each prints its figures beside a reference taken in the same run. */
const BENCHES: Record<string, (environment: Environment) => Promise<void>> = { api: benchApi };

/** `npm run bench -- NAME`. */
export async function main(args: string[], environment: Environment): Promise<void> {
  const [name = ""] = args;
  const bench = BENCHES[name];
  if (!bench) throw new StartupError(`Usage: npm run bench -- <${Object.keys(BENCHES).join("|")}>`);
  await bench(environment);
}
