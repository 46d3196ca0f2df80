import { z } from "zod";
import { idInput } from "@/lib/shared/filters";
import { listOutput } from "@/lib/shared/pagination";

const REQUEST_TYPES = ["CREATE_CAMPAIGN", "UPDATE_CAMPAIGN", "PAUSE_CAMPAIGN", "RESUME_CAMPAIGN"] as const;

const text = z.string().trim().min(3, "Say what is to be looked at").max(300, "An item has at most 300 characters");
const platforms = z.array(z.string().trim().toLowerCase().min(1).max(50)).max(20).describe("Platforms it applies to; empty is all");
const requestTypes = z.array(z.enum(REQUEST_TYPES)).max(REQUEST_TYPES.length).describe("Request types it applies to; empty is all");
const required = z.boolean().describe("Unsigned, it keeps a ticket from deployment. A pause is never kept");
const resignAfterChange = z.boolean().describe("A change of the payload after the signature asks for another");
const position = z.number().int().min(0).max(10_000).describe("Lower comes first");

export const createChecklistItemInput = z.strictObject({
  text,
  platforms: platforms.default([]),
  requestTypes: requestTypes.default([]),
  required: required.default(true),
  resignAfterChange: resignAfterChange.default(true),
  position: position.default(0),
});
export type CreateChecklistItemInput = z.input<typeof createChecklistItemInput>;

export const updateChecklistItemInput = z.strictObject({
  text: text.optional(),
  platforms: platforms.optional(),
  requestTypes: requestTypes.optional(),
  required: required.optional(),
  resignAfterChange: resignAfterChange.optional(),
  position: position.optional(),
});
export type UpdateChecklistItemInput = z.input<typeof updateChecklistItemInput>;

export const checklistItemParams = z.object({ id: idInput });

export const checklistItemOutput = z.object({
  id: z.string(),
  text: z.string(),
  platforms: z.array(z.string()),
  requestTypes: z.array(z.string()),
  required: z.boolean(),
  resignAfterChange: z.boolean(),
  position: z.number().int(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
});
export type ChecklistItemDto = z.infer<typeof checklistItemOutput>;
export const listChecklistItemsOutput = listOutput("checklistItems", checklistItemOutput);

const evidenceUrl = z
  .url({ protocol: /^https?$/, message: "Send a web address, with https://" })
  .max(2_048, "An address has at most 2,048 characters");

export const signChecklistInput = z.strictObject({
  signed: z.boolean().describe("False takes the signature back"),
  note: z.string().trim().max(1_000, "A note has at most 1,000 characters").nullish(),
  evidenceUrl: evidenceUrl.nullish().describe("Where the proof is: a screenshot, a mail, a document"),
});
export type SignChecklistInput = z.input<typeof signChecklistInput>;

const CHECKLIST_STATES = ["signed", "unsigned", "stale"] as const;

export const ticketChecklistOutput = z.object({
  ticketId: z.string(),
  open: z.number().int().describe("Required items without a signature that counts"),
  items: z.array(
    z.object({
      itemId: z.string(),
      text: z.string(),
      required: z.boolean(),
      resignAfterChange: z.boolean(),
      state: z.enum(CHECKLIST_STATES).describe("stale: signed before the payload's last change, and another signature is asked for"),
      changedSince: z.boolean().describe("The payload is not what it was when this was signed"),
      signedBy: z.string().nullable(),
      signedAt: z.string().nullable(),
      note: z.string().nullable(),
      evidenceUrl: z.string().nullable(),
    }),
  ),
});
export type TicketChecklistDto = z.infer<typeof ticketChecklistOutput>;
export type ChecklistEntry = TicketChecklistDto["items"][number];
