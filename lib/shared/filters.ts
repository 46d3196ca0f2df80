import { z } from "zod";

/** An id in a filter or a reference: any UUID, lower-cased. */
export const idInput = z
  .uuid({ error: ({ input }) => (input === undefined ? "This is required" : "Send an id as this API gives them (a UUID)") })
  .toLowerCase();

/** Tags: trimmed, 1 to 50 characters, no duplicates, at most 50 of them; the order is kept. */
export const tagsInput = z
  .array(z.string().trim().min(1, "A tag needs at least one character").max(50, "A tag has at most 50 characters"))
  .max(50, "At most 50 tags")
  .transform((tags) => [...new Set(tags)]);

/** The query of a deletion: softly unless told otherwise. */
export const hardQuery = z.strictObject({
  hard: z.boolean().default(false).describe("Delete for good instead of softly. Cannot be undone"),
});
