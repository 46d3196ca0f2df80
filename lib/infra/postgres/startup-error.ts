/**
 * A reason why Signalbox cannot start that the person at the terminal can mend: wrong configuration, a port in use, a
 * database that is too new. The message is one whole sentence and is shown alone, without a stack.
 */
export class StartupError extends Error {
  override name = "StartupError";
}

/** `error`'s words, whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a Node or PostgreSQL error (`ENOENT`, `28P01`…), or undefined. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
