import { z } from "zod";

/** An id, or the key people call a ticket by. */
export const idOrKey = z.string().regex(/^(SB-[1-9]\d{0,8}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i);
export const params = z.object({ id: idOrKey });
export const noBody = z.strictObject({}).optional();
export const tags = ["Tickets"];
