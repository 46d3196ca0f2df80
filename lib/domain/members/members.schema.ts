import { z } from "zod";
import { listOutput, listQuery } from "@/lib/shared/pagination";
import { ROLES } from "@/lib/shared/permissions";

export const memberOutput = z.object({
  /** The person's id, as in `assignee_id`. */
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  /** True for the person asking. */
  me: z.boolean(),
  joinedAt: z.string(),
  /** Former members stay named on what they did. */
  removedAt: z.string().nullable(),
});
export type MemberDto = z.infer<typeof memberOutput>;

export const listMembersInput = listQuery(["name", "email", "joined_at"], "name", {
  role: z.enum(ROLES).optional(),
  includeRemoved: z.boolean().default(false),
}).omit({ includeDeleted: true, cursor: true });
export type ListMembersInput = z.input<typeof listMembersInput>;

export const listMembersOutput = listOutput("members", memberOutput);
