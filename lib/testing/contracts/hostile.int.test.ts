import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contracts } from "@/app/api/v1/registry";
import { type Contract, wireNames } from "@/lib/http/contract";
import { replaceRateLimiter } from "@/lib/infra/rate-limit/limiter";
import { startPlatforms } from "@/lib/testing/simulators";
import { Api, type CallOptions, type Reply } from "./api";
import { expectEnvelope, unlimited } from "./expectations";
import { allMutations, HOSTILE_HEADERS, HOSTILE_PARAMETERS, HOSTILE_TEXTS, HOSTILE_TYPES } from "./hostile";
import { everyField, sampleBody } from "./samples";
import { Tables } from "./tables";
import { addressOf, createWorld, paramsOf, type World } from "./world";

/**
 * Every operation, fed what no client should send: never a status of 500 or more, always the envelope, and a refused
 * call leaves no row behind.
 */
const named = contracts.map((contract) => [`${contract.method} ${contract.path}`, contract] as const);
const withBody = named.filter(([, contract]) => contract.body);
const withoutBody = named.filter(([, contract]) => !contract.body && contract.method !== "GET" && contract.method !== "DELETE");
const withQuery = named.filter(([, contract]) => contract.query);
const withParams = named.filter(([, contract]) => paramsOf(contract).length > 0);

let platforms: Awaited<ReturnType<typeof startPlatforms>>;
let api: Api;
let tables: Tables;
let world: World;
let counted: string;

beforeAll(async () => {
  // What a hostile text makes us ask, somebody has to answer.
  platforms = await startPlatforms();
  replaceRateLimiter(unlimited);
  api = await Api.load();
  tables = await Tables.open();
  world = await createWorld(api);
  counted = await tables.counts();
});
afterAll(async () => {
  await tables.close();
  await platforms.stop();
});

/** Sends one hostile call; `what` says in a failure which one. Accepted ones may write, refused ones may not. */
async function provoke(contract: Contract, what: string, options: CallOptions & { address?: string; refused?: boolean }): Promise<Reply> {
  const { address = addressOf(contract, world.ids), refused = false, ...call } = options;
  const reply = await api.call(contract.method, address, { key: world.keys.owner, ...call });
  if (reply.status >= 500) throw new Error(`${what}: ${reply.status} ${reply.text}`);
  const counts = await tables.counts();
  if (reply.status >= 400) {
    expectEnvelope(reply);
    expect(counts, what).toBe(counted);
  } else {
    expect(refused, `${what} was accepted with ${reply.status}`).toBe(false);
  }
  counted = counts;
  return reply;
}

describe("hostile bodies", () => {
  it.each(withBody)(
    "%s: one thing wrong, anywhere",
    async (_, contract) => {
      const bodies = allMutations(sampleBody(contract, world.ids), everyField(contract, world.ids));
      for (const { path, body } of bodies) await provoke(contract, path, { body });
    },
    120_000,
  );

  it.each([...withBody, ...withoutBody])(
    "%s: texts that are no lawful JSON object",
    async (_, contract) => {
      for (const [name, raw] of HOSTILE_TEXTS) {
        const isNothing = raw === "" && (!contract.body || contract.body.safeParse(undefined).success);
        await provoke(contract, name, { raw, headers: { "content-type": "application/json" }, refused: !isNothing });
      }
      for (const type of HOSTILE_TYPES) {
        const raw = JSON.stringify(sampleBody(contract, world.ids) ?? {});
        expect((await provoke(contract, type, { raw, headers: { "content-type": type }, refused: true })).status).toBe(415);
      }
    },
    60_000,
  );

  it.each(named.filter(([, contract]) => contract.method === "DELETE"))("%s: a body where none belongs", async (_, contract) => {
    await provoke(contract, "a body", { body: { a: 1 }, refused: true });
  });
});

describe("hostile parameters", () => {
  it.each(withQuery)(
    "%s: every query parameter",
    async (_, contract) => {
      if (!contract.query) return;
      const options = { body: sampleBody(contract, world.ids) };
      for (const name of wireNames(contract.query)) {
        for (const text of HOSTILE_PARAMETERS) await provoke(contract, `${name}=${text}`, { ...options, query: `?${name}=${text}` });
        await provoke(contract, `${name} empty`, { ...options, query: `?${name}=` });
        await provoke(contract, `${name} bare`, { ...options, query: `?${name}` });
      }
    },
    60_000,
  );

  it.each(named)("%s: unknown, repeated and malformed parameters", async (_, contract) => {
    const options = { body: sampleBody(contract, world.ids) };
    for (const query of [
      "?no_such_parameter=1",
      "?__proto__=1",
      "?constructor=1",
      `?${"x".repeat(3_000)}=1`,
      "?%00=1",
      "?=1",
      `?${"a&".repeat(2_000)}b`,
    ]) {
      await provoke(contract, query, { ...options, query, refused: true });
    }
  });

  it.each(withParams)("%s: every path parameter", async (_, contract) => {
    const options = { body: sampleBody(contract, world.ids) };
    for (const param of paramsOf(contract)) {
      for (const value of HOSTILE_PARAMETERS) {
        const address = addressOf(contract, world.ids, { param, value });
        const reply = await provoke(contract, `{${param}}=${value}`, { ...options, address, refused: true });
        expect([value, reply.status]).toEqual([value, 404]);
      }
    }
  });

  it.each(named)("%s: headers that lie", async (_, contract) => {
    for (const headers of HOSTILE_HEADERS)
      await provoke(contract, JSON.stringify(headers), { headers, body: sampleBody(contract, world.ids) });
  });
});
