import { z } from "zod";

/** JSON that belongs to the caller (metadata, a platform's own payload): any object, its keys left exactly as they came. */
export function opaque() {
  return z.record(z.string(), z.unknown());
}

/**
 * An exact decimal on its way out: a plain decimal string in the code, a JSON number of the same digits on the wire
 * (money is never a float here, but the API promises numbers).
 */
export const decimalOutput = z
  .string()
  .regex(/^-?(0|[1-9]\d*)(\.\d+)?$/)
  .meta({ wire: "decimal" });
