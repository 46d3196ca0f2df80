import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type FrontOptions, type FrontServer, startFrontServer } from "./server";
import { registerStream } from "./streams";

let front: FrontServer | undefined;
afterEach(async () => {
  await front?.stop(100);
  front = undefined;
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** The request as the handler behind saw it. */
  seen: IncomingHttpHeaders | null;
}

let seen: IncomingHttpHeaders | null = null;

async function start(options: Partial<FrontOptions> = {}): Promise<void> {
  front = await startFrontServer({
    host: "127.0.0.1",
    port: 0,
    dev: false,
    trustProxy: false,
    handler: async () => async (incoming, response) => {
      seen = incoming.headers;
      response.end("page");
    },
    ...options,
  });
}

function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  seen = null;
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port: front?.port, path, method, headers, agent: false }, (response: IncomingMessage) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body, seen }));
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}

describe("a page", () => {
  it("has a nonce of its own in request and answer, never the client's policy", async () => {
    await start();
    const first = await get("/w/acme", { "content-security-policy": "script-src *", "content-security-policy-report-only": "x" });
    const second = await get("/w/acme");
    expect(first.headers["content-security-policy"]).toMatch(
      /^script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'; .*frame-ancestors 'none'$/,
    );
    expect(first.seen?.["content-security-policy"]).toBe(first.headers["content-security-policy"]);
    expect(first.seen).not.toHaveProperty("content-security-policy-report-only");
    expect(second.headers["content-security-policy"]).not.toBe(first.headers["content-security-policy"]);
    expect(first.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect(first.headers).not.toHaveProperty("strict-transport-security");
  });

  it("leaves the policy to the API and to the build's own files", async () => {
    await start();
    for (const path of ["/api/v1/brands", "/_next/static/x.js"]) {
      const answer = await get(path, { "content-security-policy": "script-src *" });
      expect(answer.headers).not.toHaveProperty("content-security-policy");
      expect(answer.seen).not.toHaveProperty("content-security-policy");
    }
  });
});

describe("request ids", () => {
  it("keeps a UUID and replaces everything else", async () => {
    await start();
    const id = "0199d1f0-7a53-7c1e-8e55-6d7d3c5b2f10";
    expect((await get("/w/a", { "x-request-id": id })).headers["x-request-id"]).toBe(id);
    const other = await get("/w/a", { "x-request-id": "x".repeat(200) });
    expect(other.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(other.seen?.["x-request-id"]).toBe(other.headers["x-request-id"]);
  });
});

describe("forwarded headers", () => {
  const lies = {
    "x-forwarded-for": "1.1.1.1, 2.2.2.2",
    "x-forwarded-host": "evil.test, app.example.com",
    "x-forwarded-proto": "http, https",
    "x-real-ip": "1.1.1.1",
    forwarded: "for=1.1.1.1",
  };

  it("describe the socket when no proxy is trusted", async () => {
    await start();
    const answer = await get("/w/a", lies);
    expect(answer.seen).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "http" });
    for (const name of ["x-forwarded-host", "x-real-ip", "forwarded"]) expect(answer.seen).not.toHaveProperty(name);
  });

  it("are the trusted proxy's own word, one value each", async () => {
    await start({ trustProxy: true });
    const answer = await get("/w/a", lies);
    expect(answer.seen).toMatchObject({
      "x-forwarded-for": "2.2.2.2",
      "x-forwarded-host": "app.example.com",
      "x-forwarded-proto": "https",
    });
    expect(answer.headers["strict-transport-security"]).toContain("max-age=");
    expect((await get("/w/a", { "x-forwarded-host": "a b" })).seen).not.toHaveProperty("x-forwarded-host");
  });
});

describe("unprefixed screens", () => {
  const last = { cookie: "a=b; sb.workspace=acme" };

  it("lead into the workspace used last with the query untouched", async () => {
    await start();
    const answer = await get("/campaigns/new?q=a%20b+c&status=DRAFT", last);
    expect([answer.status, answer.headers.location]).toEqual([307, "/w/acme/campaigns/new?q=a%20b+c&status=DRAFT"]);
    expect((await get("/governance/brands", last)).headers.location).toBe("/w/acme/governance/brands");
  });

  it("lead to sign-in and back without a workspace, and to / for someone signed in", async () => {
    await start();
    expect((await get("/tickets?x=1")).headers.location).toBe("/sign-in?callbackUrl=%2Ftickets%3Fx%3D1");
    expect((await get("/tickets", { cookie: "sb.session=x" })).headers.location).toBe("/");
    expect((await get("/tickets", { cookie: "sb.workspace=//evil.test" })).headers.location).toBe("/sign-in?callbackUrl=%2Ftickets");
  });

  it("are the only addresses that are redirected", async () => {
    await start();
    for (const path of ["/", "/campaignsx", "/w/acme/campaigns", "/sign-in", "/api/v1/campaigns"]) {
      expect((await get(path, last)).status).toBe(200);
    }
    expect((await get("/campaigns", { ...last, "sec-fetch-site": "same-origin" }, "POST")).status).toBe(200);
  });
});

describe("refusals", () => {
  it("answer malformed addresses, hosts and methods with the envelope before any handler", async () => {
    await start();
    const cases: [string, Record<string, string>, string, number][] = [
      ["/api/v1/%zz", {}, "GET", 400],
      ["/api/v1/a%00b", {}, "GET", 400],
      ["//evil.test/campaigns", {}, "GET", 400],
      ["/w/a\\b", {}, "GET", 400],
      ["/w/a", { host: "a b" }, "GET", 400],
      ["/w/a", {}, "TRACE", 405],
    ];
    for (const [path, headers, method, status] of cases) {
      const answer = await get(path, headers, method);
      expect([path, answer.status, answer.seen]).toEqual([path, status, null]);
      expect(JSON.parse(answer.body).error).toMatchObject({ request_id: answer.headers["x-request-id"], violations: [] });
    }
  });

  it("stop writes to pages that another site may have caused, and leave the API to its own check", async () => {
    await start();
    const own = `http://127.0.0.1:${front?.port}`;
    for (const headers of [{ origin: "http://evil.test" }, { "sec-fetch-site": "cross-site" }, {} as Record<string, string>]) {
      const answer = await get("/w/acme/brands", headers, "POST");
      expect([answer.status, answer.seen, JSON.parse(answer.body).error.code]).toEqual([403, null, "AUTH_004"]);
    }
    expect((await get("/w/acme/brands", { origin: own }, "POST")).status).toBe(200);
    expect((await get("/api/v1/brands", { origin: "http://evil.test" }, "POST")).status).toBe(200);
  });

  it("close sockets that ask for another protocol", async () => {
    await start();
    const socket = connect(front?.port ?? 0, "127.0.0.1");
    socket.write("GET /w/a HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n");
    let text = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    await new Promise((resolve) => socket.once("close", resolve));
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("cut headers that are too large", async () => {
    await start();
    expect((await get("/w/a", { "x-large": "x".repeat(20_000) })).status).toBe(431);
  });

  it("hide what a failing handler threw", async () => {
    await start({ handler: async () => () => Promise.reject(new Error("the password is hunter2")) });
    const answer = await get("/w/a");
    expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([500, "INTERNAL_001"]);
    expect(answer.body).not.toContain("hunter2");
  });
});

describe("fast lane", () => {
  it("takes its paths with id and standing headers set, and leaves the rest to the handler", async () => {
    const lane = (incoming: IncomingMessage, response: { end(body: string): unknown }) => {
      if (incoming.url !== "/fast") return false;
      response.end("fast");
      return true;
    };
    await start({ fastLane: [lane] });
    const fast = await get("/fast");
    expect([fast.body, fast.seen, fast.headers["x-content-type-options"]]).toEqual(["fast", null, "nosniff"]);
    expect((await get("/w/a")).body).toBe("page");
  });
});

describe("stopping", () => {
  it("ends open streams and lets requests in flight finish", async () => {
    const slowArrived = Promise.withResolvers<() => void>();
    const streamOpen = Promise.withResolvers<void>();
    await start({
      handler: async () => async (incoming, response) => {
        if (incoming.url !== "/stream") return slowArrived.resolve(() => response.end("done"));
        response.write("data: 1\n\n");
        registerStream(() => response.end("data: bye\n\n"));
        streamOpen.resolve();
      },
    });
    const [slow, stream] = [get("/slow"), get("/stream")];
    const finish = await slowArrived.promise;
    await streamOpen.promise;
    const stopped = front?.stop(60_000);
    finish();
    expect((await stream).body).toContain("bye");
    expect((await slow).body).toBe("done");
    await stopped;
    front = undefined;
  });

  it("cuts a connection that does not end in time", async () => {
    await start({ handler: async () => async () => {} });
    const socket = connect(front?.port ?? 0, "127.0.0.1");
    const closed = new Promise((resolve) => socket.once("close", resolve));
    const sent = new Promise<void>((resolve) => socket.write("GET /w/a HTTP/1.1\r\nhost: a\r\n\r\n", () => resolve()));
    await sent;
    await front?.stop(50);
    front = undefined;
    await closed;
    expect(socket.destroyed).toBe(true);
  });
});
