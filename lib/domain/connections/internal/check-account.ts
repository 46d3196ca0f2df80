import "server-only";
import { findPlatform } from "@/lib/platforms/catalogue";
import type { Credentials, PlatformAdapter } from "@/lib/platforms/platform";
import { findAdapter } from "@/lib/platforms/registry";
import { appError, type Violation } from "@/lib/shared/errors";

/** The adapter of a platform by what a person calls it. @throws VALIDATION_001 when there is none for it. */
export function adapterOf(platform: string): PlatformAdapter {
  const entry = findPlatform(platform);
  const adapter = entry ? findAdapter(entry.key) : null;
  if (adapter) return adapter;
  throw appError("VALIDATION_001", {
    violations: [
      {
        pointer: "/platform",
        rule: "platform",
        message: entry ? `${entry.displayName} cannot be connected yet` : "There is no ad platform of this name",
      },
    ],
  });
}

/** The account id as it is stored. @throws VALIDATION_001 with what is wrong with account and credentials, all at once. */
export function checkAccount(
  adapter: PlatformAdapter,
  given: { accountId: string; credentials: Credentials | null },
): { accountId: string; credentials: Credentials | null } {
  const violations: Violation[] = [];
  const accountId = adapter.parseAccountId(given.accountId);
  if (accountId === null) {
    violations.push({ pointer: "/accountId", rule: "account", message: "This is not an account id of the platform" });
  }
  let credentials: Credentials | null = null;
  if (given.credentials) {
    const parsed = adapter.credentials.safeParse(given.credentials);
    if (parsed.success) credentials = parsed.data;
    else {
      for (const issue of parsed.error.issues) {
        violations.push({ pointer: ["/credentials", ...issue.path.map(String)].join("/"), rule: "credentials", message: issue.message });
      }
    }
  }
  if (accountId === null || violations.length > 0) throw appError("VALIDATION_001", { violations });
  return { accountId, credentials };
}
