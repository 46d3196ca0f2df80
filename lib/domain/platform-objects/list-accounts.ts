import "server-only";
import { platformAccess } from "@/lib/domain/connections/platform-access";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import { platformEntry } from "@/lib/platforms/catalogue";
import { findAdapter } from "@/lib/platforms/registry";
import { askingVia } from "@/lib/platforms/send";
import { appError } from "@/lib/shared/errors";
import { toOptions } from "./internal/options";
import { platformProblem } from "./internal/platform-problem";
import { type ListAccountsInput, listAccountsInput, type PlatformOptionDto } from "./platform-objects.schema";

const MOST = 100;
const TIMEOUT_MS = 15_000;

/**
 * The advertising accounts that typed credentials may act in, asked of the platform before there is a connection.
 * Nothing is stored.
 *
 * @param via the network, for tests
 * @throws VALIDATION_001, PLATFORM_001, PLATFORM_002, PLATFORM_003
 */
export async function listAccounts(
  ctx: Ctx,
  input: ListAccountsInput,
  via: { outbound: Outbound } = { outbound },
): Promise<PlatformOptionDto[]> {
  authorize(ctx, "connection:write");
  const { platform, environment, credentials: typed } = listAccountsInput.parse(input);
  const adapter = findAdapter(platform);
  if (!adapter) {
    const violation = { pointer: "/platform", rule: "unknown", message: "Choose a platform that can be connected" };
    throw appError("VALIDATION_001", { violations: [violation] });
  }
  const parsed = adapter.credentials.safeParse(typed);
  if (!parsed.success) {
    const violations = parsed.error.issues.map(({ path, code, message }) => ({
      pointer: `/credentials/${path.join("/")}`,
      rule: code,
      message,
    }));
    throw appError("VALIDATION_001", { violations });
  }
  // The account is what is being asked for; the answer does not depend on one.
  const access = platformAccess(adapter, { accountId: "", currency: "USD", timeZone: "UTC", environment }, parsed.data);
  const ask = askingVia({ adapter, access, outbound: via.outbound, timeoutMs: TIMEOUT_MS });
  const { classified, options } = await adapter.search({ list: "accounts", text: "", limit: MOST }, access, ask);
  if (classified.outcome !== "success") throw platformProblem(platformEntry(adapter.key).displayName, classified);
  return toOptions(options, MOST);
}
