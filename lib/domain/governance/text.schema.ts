import { z } from "zod";

/** A name as people give it: 1 to 200 characters, trimmed. */
export const nameInput = z.string().trim().min(1, "Give it a name").max(200, "A name has at most 200 characters");
