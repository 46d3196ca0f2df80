import { z } from "zod";
import { listOutput, listQuery } from "@/lib/shared/pagination";
import { PERMISSIONS, ROLES } from "@/lib/shared/permissions";
import { momentInput } from "@/lib/shared/time";

export const createApiKeyInput = z.strictObject({
  name: z.string().trim().min(1, "Give the key a name").max(120),
  scopes: z
    .array(z.enum(PERMISSIONS))
    .min(1, "Give the key at least one permission")
    .max(PERMISSIONS.length * 2)
    .transform((scopes) => PERMISSIONS.filter((permission) => scopes.includes(permission)))
    .describe("Permissions of yours that the key shall hold"),
  expiresAt: momentInput
    .nullish()
    .describe("When the key stops working; a bare date is taken in the workspace's zone, through that day. Nothing: when it is revoked"),
});
export type CreateApiKeyInput = z.input<typeof createApiKeyInput>;

export const apiKeyOutput = z.object({
  id: z.string(),
  name: z.string(),
  /** The visible start of the key. */
  prefix: z.string(),
  /** `service`: of a service account. `personal`: of a person, whose role bounds it at every call. */
  kind: z.enum(["service", "personal"]),
  role: z.enum(ROLES).nullable(),
  /** Empty for a service account's own key, which holds its whole role. */
  scopes: z.array(z.string()),
  createdById: z.string().nullable(),
  createdByName: z.string().nullable(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  createdAt: z.string(),
  version: z.number().int(),
});
export type ApiKeyDto = z.infer<typeof apiKeyOutput>;

/** `key` is the whole key: shown in this answer and never again, so a replay of the request has null. */
export const createdApiKeyOutput = apiKeyOutput.extend({ key: z.string().nullable() });
export type CreatedApiKeyDto = z.infer<typeof createdApiKeyOutput>;

export const listApiKeysInput = listQuery(["created_at", "name"], "-created_at", {
  includeRevoked: z.boolean().default(false),
}).omit({ includeDeleted: true, search: true });
export type ListApiKeysInput = z.input<typeof listApiKeysInput>;

export const listApiKeysOutput = listOutput("apiKeys", apiKeyOutput);
