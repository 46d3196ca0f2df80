import "server-only";

/**
 * The response object next-auth's classic handler writes to (status, headers, end), turned into a Response. That handler
 * takes everything from its arguments, where its route handler reads cookies from Next's request scope.
 */
export class RecordedReply {
  #status = 200;
  #body: string | null = null;
  readonly #headers = new Map<string, string | string[]>();

  status(status: number): this {
    this.#status = status;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  json(body: unknown): void {
    this.setHeader("content-type", "application/json");
    this.#body = JSON.stringify(body);
  }

  send(body: unknown): void {
    if (typeof body === "object" && body !== null) this.json(body);
    else this.#body = typeof body === "string" ? body : null;
  }

  end(): void {}

  toResponse(): Response {
    const headers = new Headers({ "cache-control": "private, no-store", "x-content-type-options": "nosniff" });
    for (const [name, value] of this.#headers) {
      if (name === "cache-control") continue;
      for (const line of [value].flat()) headers.append(name, line);
    }
    return new Response(this.#body, { status: this.#status, headers });
  }
}
