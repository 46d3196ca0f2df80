import { z } from "zod";
import { nameInput } from "@/lib/domain/governance/text.schema";
import { codeInput } from "@/lib/domain/taxonomy/taxonomy.schema";
import { findPlatform, PLATFORM_KEYS } from "@/lib/platforms/catalogue";
import { idInput } from "@/lib/shared/filters";
import { listOutput, listQuery } from "@/lib/shared/pagination";

/** One of the twelve platforms of seed 001, by key, display name, taxonomy name or alias; comes out as the key. */
const platformInput = z
  .string()
  .transform((typed, ctx) => {
    const platform = findPlatform(typed);
    if (platform) return platform.key;
    const message = `Name one of the ad platforms: ${PLATFORM_KEYS.join(", ")}`;
    ctx.addIssue({ code: "custom", message, params: { rule: "one_of" } });
    return z.NEVER;
  })
  .describe(`The ad platform: ${PLATFORM_KEYS.join(", ")}, or its display name`);
const apiIdentifierInput = z.string().trim().max(200, "An API identifier has at most 200 characters");

/** Only the platform is required. The code is the platform's spelling in names unless given; the name, its display name. */
export const createChannelInput = z.strictObject({
  platformName: platformInput,
  apiIdentifier: apiIdentifierInput.nullish(),
  code: codeInput("channel").optional(),
  name: nameInput.optional(),
});
export type CreateChannelInput = z.input<typeof createChannelInput>;

export const updateChannelInput = z.strictObject({
  platformName: platformInput.optional(),
  apiIdentifier: apiIdentifierInput.nullish(),
  code: codeInput("channel").optional(),
  name: nameInput.optional(),
});
export type UpdateChannelInput = z.input<typeof updateChannelInput>;

export const channelOutput = z.object({
  id: z.string(),
  platform: z.enum(PLATFORM_KEYS),
  platformName: z.string().describe("The platform's display name"),
  apiIdentifier: z.string().nullable(),
  code: z.string().describe("How names spell the channel"),
  name: z.string(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
});
export type ChannelDto = z.infer<typeof channelOutput>;

export const CHANNEL_SORTS = ["name", "created_at"] as const;

export const listChannelsInput = listQuery(CHANNEL_SORTS, "name", {
  platformName: platformInput.optional(),
  code: z.string().trim().toUpperCase().max(20).optional(),
  apiIdentifier: apiIdentifierInput.optional(),
});
export type ListChannelsInput = z.input<typeof listChannelsInput>;
export const listChannelsOutput = listOutput("channels", channelOutput);

export const channelParams = z.object({ id: idInput });
