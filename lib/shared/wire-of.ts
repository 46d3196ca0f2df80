/** Properties whose JSON belongs to the caller: their keys are never renamed. */
const OPAQUE: ReadonlySet<string> = new Set([
  "payloadConfig",
  "metadata",
  "content",
  "audience",
  "schedule",
  "value",
  "suggestion",
  "body",
]);

/** The wire spelling of a property: `campaignName` → `campaign_name`. */
export function wireSpelling(name: string): string {
  return name.replace(/[A-Z]/g, (letter, index: number) => (index === 0 ? letter.toLowerCase() : `_${letter.toLowerCase()}`));
}

/**
 * A DTO in wire names, as events carry it. DTOs are plain JSON already (ISO strings, decimal strings), so only names
 * change; answers of the API go through the contract's converter instead, which also checks them.
 */
export function wireOf(dto: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(dto).map(([name, value]) => [wireSpelling(name), OPAQUE.has(name) ? value : wireValue(value)]));
}

function wireValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wireValue);
  return typeof value === "object" && value !== null ? wireOf(value) : value;
}
