/**
 * Whether `next` says nothing that `row` does not say already. A write that changes nothing makes no version, no audit
 * row and no event.
 */
export function sameFields(row: object, next: object): boolean {
  const current = row as Record<string, unknown>;
  return Object.entries(next).every(([field, value]) => JSON.stringify(current[field]) === JSON.stringify(value));
}
