import { z } from "zod";
import { pointerStep } from "@/lib/platforms/payload-schema";
import type { Complaint } from "@/lib/platforms/platform";

/** Fields that Meta blames. Both forms occur. Source: facts.ts, blame. */
const errorData = z.object({
  blame_field_specs: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  blame_field: z.string().optional(),
});

/** How an error message names its parameter: `Param daily_budget must be…`, `Param targeting[age_min]…`, `The parameter objective is…`. */
const NAMED = [
  /\bParam(?:eter)?\s+['"]?([a-z][a-z0-9_]*(?:\[[a-z0-9_]+\])*)['"]?(?=[\s:.,)]|$)/i,
  /(?:^|\)\s*)([a-z][a-z0-9_]*_[a-z0-9_]*|objective|status|targeting|creative) must be one of/,
  /['"]([a-z]+(?:_[a-z]+)+)['"]/,
];

/**
 * What a refusal holds against single words of the request: the fields its error data blames, else the parameter its
 * message names. One complaint without a path when it names none.
 */
export function complaintsOf(error: { message: string; data: unknown }, said: string, code: string): Complaint[] {
  const paths = [...new Set([...blamed(error.data), ...(blamed(error.data).length === 0 ? namedIn(error.message) : [])])];
  if (paths.length === 0) return [{ path: null, message: said, code }];
  return paths.map((path) => ({ path, message: said, code }));
}

function blamed(data: unknown): string[] {
  const parsed = errorData.safeParse(typeof data === "string" ? fromJson(data) : data);
  if (!parsed.success) return [];
  const { blame_field_specs: specs = [], blame_field: field } = parsed.data;
  return [...specs.map((spec) => spec.map(pointerStep).join("")), ...(field ? [bracketed(field)] : [])].filter((path) => path !== "");
}

function namedIn(message: string): string[] {
  for (const pattern of NAMED) {
    const name = pattern.exec(message)?.[1];
    if (name) return [bracketed(name)];
  }
  return [];
}

/** `targeting[geo_locations][countries][0]` → `/targeting/geo_locations/countries/0`. */
function bracketed(name: string): string {
  return name
    .split(/[[\].]+/)
    .filter(Boolean)
    .map(pointerStep)
    .join("");
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
