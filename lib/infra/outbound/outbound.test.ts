import type { LookupAddress } from "node:dns";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createOutbound, type Outbound } from "./outbound";
import { OutboundError } from "./outbound-error";

const LIMITS = { timeoutMs: 5_000, maxBytes: 1_000_000 };
const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const thing of opened.splice(0)) await thing.close();
});

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push({
    close: () => {
      if ("closeAllConnections" in server) server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return (server.address() as AddressInfo).port;
}

function client(config?: Parameters<typeof createOutbound>[0]): Outbound {
  const made = createOutbound(config);
  opened.unshift(made);
  return made.outbound;
}

async function failure(promise: Promise<unknown>): Promise<OutboundError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OutboundError);
  return error as OutboundError;
}

const answering = (...lists: LookupAddress[][]) => {
  let call = 0;
  return async () => lists[Math.min(call++, lists.length - 1)] ?? [];
};
const loopback: LookupAddress = { address: "127.0.0.1", family: 4 };

describe("the guard", () => {
  it.each([
    "http://127.0.0.1",
    "https://[::1]/",
    "http://[::ffff:7f00:1]/",
    "http://0x7f.1/",
    "http://2130706433/",
    "https://169.254.169.254/latest/meta-data",
  ])("refuses %s before a byte leaves", async (url) => {
    const error = await failure(client()({ method: "GET", url }, LIMITS));
    expect(error).toMatchObject({ failure: "private_address", sent: false });
  });

  it("refuses a name that resolves to a private address", async () => {
    const outbound = client({ resolve: answering([loopback]) });
    expect(await failure(outbound({ method: "GET", url: "https://rebind.example/" }, LIMITS))).toMatchObject({
      failure: "private_address",
      sent: false,
    });
  });

  it("asks the resolver once per connection and connects to that very answer", async () => {
    // A rebinding resolver: public for the check, this machine for the connection.
    let asked = 0;
    const resolve = async () => (asked++ === 0 ? [{ address: "203.0.113.9", family: 4 }] : [loopback]);
    const error = await failure(client({ resolve })({ method: "GET", url: "https://rebind.example/" }, LIMITS));
    expect(error).toMatchObject({ failure: "private_address", sent: false });
    expect(asked).toBe(1);
  });

  it("drops the private addresses of a mixed answer", async () => {
    const port = await listen(createServer((_req, res) => res.end("reached")));
    const resolve = answering([{ address: "10.0.0.1", family: 4 }, loopback]);
    const outbound = client({ resolve, allowPrivateHosts: [`127.0.0.1:${port}`] });
    expect((await outbound({ method: "GET", url: `http://mixed.example:${port}/` }, LIMITS)).text()).toBe("reached");
  });

  it("lets an allow-listed host through, on its port only, and for that call only", async () => {
    const port = await listen(createServer((_req, res) => res.end("ok")));
    const outbound = client();
    const request = { method: "GET", url: `http://127.0.0.1:${port}/` } as const;
    expect((await outbound(request, { ...LIMITS, allow: [`127.0.0.1:${port}`] })).status).toBe(200);
    expect(await failure(outbound(request, LIMITS))).toMatchObject({ failure: "private_address" });
    expect(await failure(outbound(request, { ...LIMITS, allow: ["127.0.0.1:1"] }))).toMatchObject({ failure: "private_address" });
  });

  it("does not speak to the public internet without encryption", async () => {
    const outbound = client({ resolve: answering([{ address: "93.184.216.34", family: 4 }]) });
    expect(await failure(outbound({ method: "GET", url: "http://example.com/" }, LIMITS))).toMatchObject({
      failure: "bad_url",
      sent: false,
    });
  });

  it.each(["ftp://example.com", "https://user:secret@example.com", "not a url", "file:///etc/passwd"])("refuses %s", async (url) => {
    const error = await failure(client()({ method: "GET", url }, LIMITS));
    expect(error).toMatchObject({ failure: "bad_url", sent: false });
    expect(error.message).not.toContain("secret");
  });
});

describe("what became of the request", () => {
  const local = (port: number) => ({ ...LIMITS, allow: [`127.0.0.1:${port}`] });

  it("says that nothing left when the connection is refused or the name unknown", async () => {
    const port = await listen(createTcpServer());
    await opened.pop()?.close();
    const refused = await failure(client()({ method: "POST", url: `http://127.0.0.1:${port}/`, body: "x" }, local(port)));
    expect(refused).toMatchObject({ failure: "connect", sent: false });
    const resolve = async () => Promise.reject(Object.assign(new Error("queryA ENOTFOUND"), { code: "ENOTFOUND" }));
    expect(await failure(client({ resolve })({ method: "GET", url: "https://nowhere.example/" }, LIMITS))).toMatchObject({
      failure: "dns",
      sent: false,
    });
  });

  it("says that nothing left when the time runs out while the name is resolved", async () => {
    const outbound = client({ resolve: () => new Promise(() => {}) });
    const error = await failure(outbound({ method: "POST", url: "https://slow.example/" }, { ...LIMITS, timeoutMs: 30 }));
    expect(error).toMatchObject({ failure: "timeout", sent: false });
  });

  it("says that it may have been carried out when the answer does not come in time", async () => {
    let seen = "";
    const port = await listen(
      createServer((req) => {
        req.setEncoding("utf8").on("data", (chunk: string) => {
          seen += chunk;
        });
      }),
    );
    const error = await failure(
      client()({ method: "POST", url: `http://127.0.0.1:${port}/`, body: "create" }, { ...local(port), timeoutMs: 1_000 }),
    );
    expect(error).toMatchObject({ failure: "timeout", sent: true });
    expect(seen).toBe("create");
  });

  it("says that it may have been carried out when the connection breaks, before or within the answer", async () => {
    const port = await listen(
      createServer((req, res) => {
        if (req.url === "/half") res.writeHead(200, { "content-length": "100" }).write("half", () => res.destroy());
        else req.socket.destroy();
      }),
    );
    for (const path of ["/", "/half"]) {
      const error = await failure(client()({ method: "POST", url: `http://127.0.0.1:${port}${path}`, body: "x" }, local(port)));
      expect(error).toMatchObject({ failure: "reset", sent: true });
    }
  });

  it("stops reading an answer that is larger than the limit", async () => {
    const port = await listen(createServer((_req, res) => res.end("x".repeat(5_000))));
    const outbound = client();
    const ask = (maxBytes: number) => outbound({ method: "GET", url: `http://127.0.0.1:${port}/` }, { ...local(port), maxBytes });
    expect(await failure(ask(4_999))).toMatchObject({ failure: "too_large", sent: true });
    expect((await ask(5_000)).body.byteLength).toBe(5_000);
  });

  it("stops when the caller gives up", async () => {
    const port = await listen(createServer());
    const caller = new AbortController();
    const pending = failure(client()({ method: "GET", url: `http://127.0.0.1:${port}/` }, { ...local(port), signal: caller.signal }));
    caller.abort();
    expect(await pending).toMatchObject({ failure: "aborted" });
  });
});

describe("redirects", () => {
  it("hands a redirect back unless asked, then follows it without the credentials, and guards every hop", async () => {
    const seen: (string | undefined)[] = [];
    const target = await listen(
      createServer((req, res) => {
        seen.push(req.headers.authorization);
        res.end("there");
      }),
    );
    let to = `http://127.0.0.1:${target}/`;
    const port = await listen(createServer((_req, res) => res.writeHead(302, { location: to }).end()));
    const outbound = client();
    const request = { method: "GET", url: `http://127.0.0.1:${port}/`, headers: { authorization: "Bearer t" } } as const;
    const allow = [`127.0.0.1:${port}`, `127.0.0.1:${target}`];
    expect((await outbound(request, { ...LIMITS, allow })).status).toBe(302);
    expect((await outbound(request, { ...LIMITS, allow, redirects: 1 })).text()).toBe("there");
    expect(seen).toEqual([undefined]);
    expect(await failure(outbound(request, { ...LIMITS, allow: [`127.0.0.1:${port}`], redirects: 1 }))).toMatchObject({
      failure: "private_address",
    });
    to = `http://127.0.0.1:${port}/`;
    expect(await failure(outbound(request, { ...LIMITS, allow, redirects: 3 }))).toMatchObject({ failure: "redirects" });
    expect((await outbound({ ...request, method: "POST" }, { ...LIMITS, allow, redirects: 1 })).status).toBe(302);
  });
});
