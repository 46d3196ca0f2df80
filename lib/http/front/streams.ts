/**
 * Streams that stay open for as long as their reader does (server-sent events). The front server ends them before it
 * closes, because an open stream would hold the process until it is killed. The list is on globalThis: the front server
 * and the routes behind it are separate module instances of one process.
 */
const shared = globalThis as { __signalboxStreams?: Set<() => void> };

function streams(): Set<() => void> {
  shared.__signalboxStreams ??= new Set();
  return shared.__signalboxStreams;
}

/** Registers how to end a stream. Returns the function that forgets it, to be called when the reader has gone. */
export function registerStream(end: () => void): () => void {
  streams().add(end);
  return () => streams().delete(end);
}

/** Ends every open stream; one that throws does not keep the others open. */
export function endStreams(): void {
  for (const end of [...streams()]) {
    try {
      end();
    } catch {
      // it is being closed by force in a moment
    }
  }
  streams().clear();
}
