import { handleNextAuth } from "./next-auth-handler";

export const ORIGIN = "http://app.test:3000";

/** A browser at {@link ORIGIN} with a cookie jar, as the tests of signing in need it. */
export class AuthBrowser {
  readonly jar = new Map<string, string>();
  constructor(readonly headers: Record<string, string> = {}) {}

  async send(method: string, path: string, fields?: Record<string, string>): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { host: "app.test:3000", "x-forwarded-for": "192.0.2.7", cookie, "user-agent": "Test/1", ...this.headers };
    const body = fields ? { body: new URLSearchParams(fields) } : {};
    const url = `http://inner:1/api/auth/${path}`;
    const response = await handleNextAuth(new Request(url, { method, headers, ...body }), path.split("?")[0]?.split("/") ?? []);
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return response;
  }

  async form(path: string, fields: Record<string, string>): Promise<Response> {
    const { csrfToken } = (await (await this.send("GET", "csrf")).json()) as { csrfToken: string };
    return this.send("POST", path, { csrfToken, json: "true", callbackUrl: `${ORIGIN}/w`, ...fields });
  }

  signIn(email: string, password: string): Promise<Response> {
    return this.form("callback/credentials", { email, password });
  }

  async session(): Promise<unknown> {
    return (await this.send("GET", "session")).json();
  }
}
