import { z } from "zod";
import { PLATFORM_KEYS } from "@/lib/platforms/catalogue";
import { currencyInput } from "@/lib/shared/money";
import { DEFAULT_LIMIT, listOutput, MAX_LIMIT } from "@/lib/shared/pagination";
import { timeZoneInput } from "@/lib/shared/time";

export const ENVIRONMENTS = ["production", "sandbox", "simulator"] as const;
const environment = z.enum(ENVIRONMENTS);
const name = z.string().trim().min(1, "Give the connection a name").max(120);
const accountId = z.string().trim().min(1).max(64);
/** The platform's own words (`access_token`…); checked by its adapter, stored encrypted, never given out. */
const credentials = z.record(z.string().max(64), z.string().max(4_096));

export const createConnectionInput = z.strictObject({
  platform: z.string().trim().min(1).max(40).describe("Key or display name of the ad platform, such as meta or Meta"),
  name,
  accountId: accountId.describe("The advertising account, without the platform's prefix"),
  currency: currencyInput,
  timezone: timeZoneInput.default("UTC"),
  environment,
  credentials: credentials.optional(),
});
export type CreateConnectionInput = z.input<typeof createConnectionInput>;

/** Changing the environment or the account clears the credentials: a token must never go where it was not given for. */
export const updateConnectionInput = z.strictObject({
  name: name.optional(),
  accountId: accountId.optional(),
  currency: currencyInput.optional(),
  timezone: timeZoneInput.optional(),
  environment: environment.optional(),
  credentials: credentials.nullish(),
});
export type UpdateConnectionInput = z.input<typeof updateConnectionInput>;

export const connectionOutput = z.object({
  id: z.string(),
  platform: z.enum(PLATFORM_KEYS),
  platformName: z.string(),
  name: z.string(),
  accountId: z.string(),
  currency: z.string(),
  timezone: z.string(),
  environment,
  hasCredentials: z.boolean(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
});
export type ConnectionDto = z.infer<typeof connectionOutput>;

export const listConnectionsInput = z.strictObject({
  platform: z.enum(PLATFORM_KEYS).optional(),
  environment: environment.optional(),
  includeDeleted: z.boolean().default(false),
  limit: z.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  offset: z.number().int().min(0).max(100_000).default(0),
  cursor: z.string().min(1).max(500).optional(),
});
export const listConnectionsOutput = listOutput("connections", connectionOutput);
