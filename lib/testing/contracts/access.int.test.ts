import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contracts } from "@/app/api/v1/registry";
import type { Contract } from "@/lib/http/contract";
import { newKey } from "@/lib/infra/identity/keys/key-format";
import { replaceRateLimiter } from "@/lib/infra/rate-limit/limiter";
import type { ErrorCode } from "@/lib/shared/errors";
import { isUuid, newId } from "@/lib/shared/ids";
import { permissionsOf, ROLES } from "@/lib/shared/permissions";
import { Api, type Reply } from "./api";
import { expectEnvelope, unlimited } from "./expectations";
import { everyField, type Ids, sampleBody } from "./samples";
import { Tables } from "./tables";
import { addressOf, createWorld, paramsOf, type World } from "./world";

/**
 * Who may do what, made from the contracts: a new operation is in here the moment it is registered, and an operation
 * without a contract does not pass lib/testing/house/contracts.test.ts.
 */
const guarded = contracts.filter((contract) => contract.permission !== null);
const named = guarded.map((contract) => [`${contract.method} ${contract.path}`, contract] as const);
const withParams = named.filter(([, contract]) => paramsOf(contract).length > 0);

let api: Api;
let tables: Tables;
let own: World;
let foreign: World;

beforeAll(async () => {
  replaceRateLimiter(unlimited);
  api = await Api.load();
  tables = await Tables.open();
  [own, foreign] = [await createWorld(api), await createWorld(api)];
});
afterAll(() => tables.close());

function send(contract: Contract, key: string | null, address: string, ids: Ids): Promise<Reply> {
  return api.call(contract.method, address, { key, body: sampleBody(contract, ids) });
}

describe("without good credentials", () => {
  it.each(named)("%s is 401", async (_, contract) => {
    const before = await tables.counts();
    const address = addressOf(contract, own.ids);
    expectEnvelope(await send(contract, null, address, own.ids), 401, "AUTH_001");
    expectEnvelope(await send(contract, newKey().key, address, own.ids), 401, "AUTH_002");
    expectEnvelope(await send(contract, "sbx_nonsense", address, own.ids), 401, "AUTH_002");
    expect(await tables.counts()).toBe(before);
  });
});

describe("without the permission", () => {
  it.each(named)("%s is 403 for exactly the roles that lack it", async (_, contract) => {
    const before = await tables.counts();
    for (const role of ROLES) {
      const may = permissionsOf(role).has(contract.permission as never);
      // nobody's row: whoever may act is told that it is not there, and nothing changes
      const address = paramsOf(contract).reduce((path, param) => path.replace(`{${param}}`, newId()), contract.path as string);
      const reply = await api.call(contract.method, address, { key: own.keys[role], query: "?no_such_parameter=1" });
      if (may) expect([role, reply.status, codeOf(reply)]).not.toContain("AUTH_003");
      else expectEnvelope(reply, 403, "AUTH_003");
      expect([role, reply.status]).not.toContain(401);
    }
    expect(await tables.counts()).toBe(before);
  });
});

describe("another workspace's rows", () => {
  it.each(withParams)("%s answers a foreign id, a missing one and a malformed one alike, 404", async (_, contract) => {
    const before = await tables.counts();
    for (const param of paramsOf(contract)) {
      const ask = (value: string) => send(contract, own.keys.owner, addressOf(contract, own.ids, { param, value }), own.ids);
      const [foreignId, nobodysId] = [idOf(contract, param, foreign.ids), newId()];
      const [nobodys, malformed] = [await ask(nobodysId), await ask("1%27%20or%201=1")];
      expectEnvelope(nobodys, 404);
      expectEnvelope(malformed, 404, codeOf(nobodys));
      // a setting's key is the same everywhere: it names no row of a workspace
      if (isUuid(foreignId)) expect(told(await ask(foreignId), foreignId)).toEqual(told(nobodys, nobodysId));
    }
    expect(await tables.counts()).toBe(before);
  });

  const referring = named.filter(([, contract]) => references(everyField(contract, PLACEHOLDERS)).length > 0);
  it.each(referring)("%s refuses a reference into it like one to nothing", async (_, contract) => {
    const before = await tables.counts();
    const sound = sampleBody(contract, own.ids) as Record<string, unknown>;
    for (const name of references(everyField(contract, own.ids))) {
      const ask = (id: string) =>
        api.call(contract.method, addressOf(contract, own.ids), { key: own.keys.owner, body: { ...sound, [name]: id } });
      const [foreignId, nobodysId] = [foreign.ids[name] ?? newId(), newId()];
      const [theirs, nobodys] = [await ask(foreignId), await ask(nobodysId)];
      expect(told(theirs, foreignId)).toEqual(told(nobodys, nobodysId));
      // a preview answers 200 and says what is wrong
      if (contract.idempotent) expect([name, theirs.status]).toEqual([name, expect.toSatisfy((status: number) => status >= 400)]);
    }
    expect(await tables.counts()).toBe(before);
  });

  it.each(named)("%s refuses a foreign tenant_id like a workspace that is not there", async (_, contract) => {
    const query = { tenant_id: foreign.tenant.id };
    const reply = await api.call(contract.method, addressOf(contract, own.ids), {
      key: own.keys.owner,
      body: sampleBody(contract, own.ids),
      query,
    });
    expectEnvelope(reply, 404, "WORKSPACE_001");
  });

  it("lists show none of them", async () => {
    const lists = guarded.filter((contract) => contract.method === "GET" && paramsOf(contract).length === 0);
    const theirIds = Object.values(foreign.ids).filter(isUuid);
    for (const contract of lists) {
      const reply = await api.call("GET", contract.path, { key: own.keys.owner });
      expect([contract.path, theirIds.filter((id) => reply.text.includes(id))]).toEqual([contract.path, []]);
      expect(reply.text).not.toContain(foreign.tenant.id);
    }
  });
});

const PLACEHOLDERS: Ids = new Proxy({}, { get: () => "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3d" });

/** The top-level fields of a body that name a row. */
function references(body: unknown): string[] {
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    name.endsWith("_id") && typeof value === "string" && /^[0-9a-f-]{36}$/.test(value) ? [name] : [],
  );
}

function idOf(contract: Contract, param: string, ids: Ids): string {
  const index = contract.path.split("/").indexOf(`{${param}}`);
  return addressOf(contract, ids).split("/")[index] ?? "";
}

function codeOf(reply: Reply): ErrorCode | undefined {
  return (reply.json as { error?: { code: ErrorCode } } | undefined)?.error?.code;
}

/** What a caller could tell two answers apart by: everything but the request's id and the id it sent itself. */
function told(reply: Reply, sent: string): unknown {
  const json = JSON.parse(reply.text.replaceAll(sent, "sent"));
  if (json.error) delete json.error.request_id;
  return { status: reply.status, json };
}
