/** Values that several callers hold at once. They can never change, so what was once made of one stays right for ever. */
const values = new WeakSet<object>();

/** Freezes plain JSON through and through, so that no caller can change what another one reads. */
export function share<T extends object>(value: T): T {
  freeze(value);
  values.add(value);
  return value;
}

/** Whether a value was given out by {@link share}: what is made of it may be remembered by its identity. */
export function isShared(value: unknown): value is object {
  return typeof value === "object" && value !== null && values.has(value);
}

function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  for (const part of Object.values(value)) freeze(part);
  Object.freeze(value);
}
