import "server-only";
import { z } from "zod";
import { systemTx } from "@/lib/infra/db/transactions";
import { env } from "@/lib/infra/env";
import { hmac, isSame } from "@/lib/infra/secrets/hmac";
import { appError } from "@/lib/shared/errors";
import { currencyInput } from "@/lib/shared/money";
import { timeZoneInput } from "@/lib/shared/time";
import { base62 } from "../keys/base62";
import { fitsPassword, hashPassword, SHORTEST_PASSWORD } from "../sign-in/passwords";
import { insertMembership, insertTenant, insertUser } from "./accounts";

/** 128 bits in base 62. */
const TOKEN_BYTES = 16;
const TOKEN_DIGITS = 22;

export const firstOwnerInput = z.strictObject({
  setupToken: z.string().trim().min(1).max(100),
  email: z.email().max(254).toLowerCase(),
  name: z.string().trim().min(1, "Write your name").max(120),
  password: z
    .string()
    .min(SHORTEST_PASSWORD, `Use at least ${SHORTEST_PASSWORD} characters`)
    .refine(fitsPassword, "Use a shorter password"),
  workspaceName: z.string().trim().min(1, "Name the workspace").max(120),
  workspaceSlug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "Use lower-case letters, digits and hyphens")
    .optional(),
  timezone: timeZoneInput.default("UTC"),
  currency: currencyInput.default("USD"),
});

/**
 * What the first owner must know: printed by `npm start` to whoever runs the installation. Derived from
 * SIGNALBOX_SECRET, so every process knows it and none stores it; it is good once, because it is good only while
 * nobody exists.
 */
export function setupToken(): string {
  return base62(hmac("setup-token", "first owner").subarray(0, TOKEN_BYTES), TOKEN_DIGITS);
}

/** True while the installation has no demo and nobody can sign in. */
export async function needsFirstOwner(): Promise<boolean> {
  if (env().SIGNALBOX_DEMO === "on") return false;
  return (await systemTx((tx) => tx.user.findFirst({ select: { id: true } }))) === null;
}

/**
 * Makes the first person, a workspace, and that person its owner, in one transaction.
 *
 * @throws AppError AUTH_011 (409) when somebody exists already, AUTH_010 (403) when the token is wrong; ZodError
 */
export async function createFirstOwner(
  input: z.input<typeof firstOwnerInput>,
): Promise<{ userId: string; tenantId: string; workspaceSlug: string }> {
  const data = firstOwnerInput.parse(input);
  if (!isSame(data.setupToken, setupToken())) throw appError("AUTH_010");
  if (!(await needsFirstOwner())) throw appError("AUTH_011");
  const passwordHash = await hashPassword(data.password);
  return systemTx(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('first owner', 11))`;
    if (await tx.user.findFirst({ select: { id: true } })) throw appError("AUTH_011");
    const slug = data.workspaceSlug ?? slugOf(data.workspaceName);
    const { timezone: timeZone, currency } = data;
    const tenant = await insertTenant(tx, { slug, name: data.workspaceName, timeZone, currency });
    const user = await insertUser(tx, { email: data.email, name: data.name, password: null, timeZone }, passwordHash);
    await insertMembership(tx, { tenantId: tenant.id, userId: user.id, role: "owner" });
    return { userId: user.id, tenantId: tenant.id, workspaceSlug: tenant.slug };
  });
}

/** `Fieldhouse & Söhne` → `fieldhouse-sohne`. */
function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return slug === "" ? "workspace" : slug;
}
