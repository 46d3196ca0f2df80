import { z } from "zod";
import { PLATFORM_LISTS } from "@/lib/platforms/platform";
import { listOutput } from "@/lib/shared/pagination";
import { opaque } from "@/lib/shared/wire-schema";

export const platformObjectOutput = z.object({
  id: z.string(),
  connectionId: z.string(),
  platform: z.string(),
  kind: z.string().describe("campaign, ad_group, ad, creative or budget"),
  externalId: z.string(),
  parentId: z.string().nullable().describe("Our id of the object it stands in, when that is known here"),
  name: z.string(),
  state: z.string().describe("ACTIVE, PAUSED, ARCHIVED or DELETED, as it was last known here"),
  madeByTicket: z.boolean().describe("True when this ticket made it; false when the ticket is about it"),
  sent: opaque().nullable().describe("What was last sent for it, in the platform's own words"),
  seen: opaque().nullable().describe("What the platform had when it was last read; null when it never was"),
  seenAt: z.string().nullable(),
  differences: z
    .array(z.object({ pointer: z.string(), sent: z.unknown(), seen: z.unknown() }))
    .describe("Each value that is another on the platform than was sent; empty when all agree, or when it was never read"),
  gone: z.boolean().describe("The platform has it no longer"),
});
export type PlatformObjectDto = z.infer<typeof platformObjectOutput>;

export const listPlatformObjectsOutput = listOutput("objects", platformObjectOutput);

export const refreshOutput = z.object({
  ticketId: z.string(),
  objects: z.array(platformObjectOutput),
});
export type RefreshDto = z.infer<typeof refreshOutput>;

export const searchPlatformInput = z.strictObject({
  list: z.enum(PLATFORM_LISTS).default("accounts"),
  text: z.string().trim().max(100, "Search with at most 100 characters").default(""),
  limit: z.number().int().min(1).max(50).default(20),
});
export type SearchPlatformInput = z.input<typeof searchPlatformInput> & { id: string };

export const platformOptionOutput = z.object({
  id: z.string().describe("The platform's own id, as a payload names it"),
  name: z.string(),
  detail: z.string().nullable().describe("What tells it from its namesakes, such as the region of a city"),
  country: z.string().nullable().describe("ISO 3166-1 alpha-2, of a location"),
});
export type PlatformOptionDto = z.infer<typeof platformOptionOutput>;

export const searchPlatformOutput = z.object({
  list: z.enum(PLATFORM_LISTS),
  options: z.array(platformOptionOutput),
});
export type SearchPlatformDto = z.infer<typeof searchPlatformOutput>;

export const listAccountsInput = z.strictObject({
  platform: z.string().trim().min(1).max(40),
  environment: z.enum(["production", "sandbox", "simulator"]),
  credentials: z.record(z.string().max(64), z.string().max(4_096)),
});
export type ListAccountsInput = z.input<typeof listAccountsInput>;
