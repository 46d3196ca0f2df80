/** Calls the product's API as a client would that must not lose anything: the same call again until it is answered. */
export type Caller = <T>(method: string, path: string, body?: unknown) => Promise<T>;

const LONGEST_TRIES = 200;
const PAUSE_MS = 250;

export function caller(url: string, key: string): Caller {
  return async <T>(method: string, path: string, body?: unknown) => {
    const headers: Record<string, string> = { authorization: `Bearer ${key}` };
    if (body !== undefined) headers["content-type"] = "application/json";
    // One key for all tries of one call: an answer that was lost is given again, not done again.
    if (method === "POST") headers["idempotency-key"] = crypto.randomUUID();
    for (let tries = 1; ; tries += 1) {
      const answer = await fetch(`${url}/api/v1${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) }).catch(
        (error: unknown) => error as Error,
      );
      if (answer instanceof Response) {
        const text = await answer.text().catch(() => null);
        if (answer.ok && text !== null) return (text ? JSON.parse(text) : null) as T;
        if (answer.status < 500 && answer.status !== 409 && answer.status !== 429) {
          throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
        }
      }
      if (tries === LONGEST_TRIES) throw new Error(`${method} ${path} was not answered in ${tries} tries`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
}

/** Runs `work` for every item, a few at a time. */
export async function each<T>(items: readonly T[], atOnce: number, work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++) await work(items[index] as T, index);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
