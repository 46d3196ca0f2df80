import { z } from "zod";
import { plainLine } from "@/lib/shared/plain-line";

/** A name as people give it: one line of 1 to 200 visible characters, trimmed. */
export const nameInput = plainLine(z.string().trim().min(1, "Give it a name").max(200, "A name has at most 200 characters"));
