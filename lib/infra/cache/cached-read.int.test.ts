import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { sequenceBatch } from "@/lib/infra/outbox/sequencer";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { testDatabase } from "@/lib/testing/database";
import { cachedRead, closeCache } from "./cached-read";

/** Another process: nothing tells this one what it commits. And the worker's sequencer. */
let elsewhere: Client;
let sequencer: Client;

beforeAll(async () => {
  [elsewhere, sequencer] = [await asSystem(), await asSystem()];
  await numberAll();
});
afterAll(async () => {
  await Promise.all([elsewhere.end(), sequencer.end(), closeCache()]);
});

/** What the worker's sequencer does; what other test files left behind is numbered too. */
async function numberAll(): Promise<void> {
  while ((await sequenceBatch(sequencer, 100_000)) > 0);
}

async function asSystem(): Promise<Client> {
  const client = new Client({ connectionString: testDatabase().url, options: "-c role=signalbox_system" });
  await client.connect();
  return client;
}

const EVENT = `insert into outbox_events (id, tenant_id, type, version, actor_kind, actor_id, request_id, subject_type, subject_id, data)
  select gen_random_uuid(), $1, 'brand.created', 1, 'system', 'test', 'test', 'brand', 'x', '{}' from generate_series(1, $2::int)`;

/** A brand and its event in one transaction, as another process writes them. */
async function writeBrand(client: Client, tenantId: string): Promise<void> {
  await client.query("begin");
  await insertBrand(client, tenantId);
  await client.query("commit");
}

async function insertBrand(client: Client, tenantId: string): Promise<void> {
  const id = newId();
  await client.query(
    "insert into brands (id, tenant_id, internal_code, name, search_text, updated_at) values ($1, $2, $3, $3, $3, now())",
    [id, tenantId, id.slice(-12).toUpperCase()],
  );
  await client.query(EVENT, [tenantId, 1]);
}

const key = (query: object = {}, ttlSeconds = 900) => ({ name: "test", query, ttlSeconds });

/** Counts the brands, and how often the database was really asked. */
function counting() {
  const asked = { times: 0 };
  const work = async (tx: Tx) => {
    asked.times += 1;
    return { brands: await tx.brand.count() };
  };
  const read = async (ctx: Ctx, query: object = {}) => (await cachedRead(ctx, key(query), work)).brands;
  return { asked, work, read };
}

describe("cachedRead", () => {
  it("asks once, however the question's properties are ordered, and hands out what nobody can change", async () => {
    const ctx = await testContext();
    const { asked, work, read } = counting();
    expect([await read(ctx, { a: 1, b: [2] }), await read(ctx, { b: [2], a: 1 })]).toEqual([0, 0]);
    expect(asked.times).toBe(1);
    const answer = await cachedRead(ctx, key({ a: 1, b: [2] }), work);
    expect(() => Object.assign(answer, { brands: 9 })).toThrow(TypeError);
    await read(ctx, { a: 1, b: [3] });
    expect(asked.times).toBe(2);
  });

  it("never mixes workspaces", async () => {
    const [one, other] = [await testContext(), await testContext()];
    const { asked, read } = counting();
    await writeBrand(elsewhere, one.tenantId);
    expect([await read(one), await read(other), await read(one), await read(other)]).toEqual([1, 0, 1, 0]);
    await writeBrand(elsewhere, other.tenantId);
    expect([await read(one), await read(other)]).toEqual([1, 1]);
    expect(asked.times).toBe(3);
  });

  it("sees another process's write as soon as it is committed, and not before", async () => {
    const ctx = await testContext();
    const { asked, read } = counting();
    await read(ctx);
    await elsewhere.query("begin");
    await insertBrand(elsewhere, ctx.tenantId);
    expect(await read(ctx)).toBe(0);
    expect(asked.times).toBe(1);
    await elsewhere.query("commit");
    expect(await read(ctx)).toBe(1);
  });

  it("sees this process's write at once, also one that reports no event", async () => {
    const ctx = await testContext();
    const { read } = counting();
    await read(ctx);
    const id = newId();
    await ctx.write((tx) => tx.brand.create({ data: { id, tenantId: ctx.tenantId, internalCode: "A", name: "A", searchText: "A" } }));
    expect(await read(ctx)).toBe(1);
  });

  it("asks again after a write whose work failed", async () => {
    const ctx = await testContext();
    const { asked, read } = counting();
    await read(ctx);
    const lost = ctx.write(async () => {
      throw new Error("the answer of the commit was lost");
    });
    await expect(lost).rejects.toThrow("lost");
    await read(ctx);
    expect(asked.times).toBe(2);
  });

  it("never gives out again what was read while a write was being committed", async () => {
    const ctx = await testContext();
    const { read } = counting();
    const late = await cachedRead(ctx, key(), async (tx) => {
      const brands = await tx.brand.count();
      await writeBrand(elsewhere, ctx.tenantId);
      return { brands };
    });
    expect(late.brands).toBe(0);
    expect(await read(ctx)).toBe(1);
  });

  it("stays right while the sequencer numbers events", async () => {
    const ctx = await testContext();
    const { asked, read } = counting();
    for (const expected of [1, 2, 3]) {
      await writeBrand(elsewhere, ctx.tenantId);
      expect(await read(ctx)).toBe(expected);
      await sequenceBatch(sequencer, 100_000);
      expect(await read(ctx)).toBe(expected);
      const before = asked.times;
      expect(await read(ctx)).toBe(expected);
      expect(asked.times).toBe(before);
    }
  });

  it("shows every reader what was committed before it asked, whatever happens at the same time", async () => {
    const ctx = await testContext();
    const { asked, read } = counting();
    const writers = await Promise.all([asSystem(), asSystem()]);
    let committed = 0;
    const done = new AbortController();
    const write = async (client: Client) => {
      for (let n = 0; n < 60; n += 1) {
        await writeBrand(client, ctx.tenantId);
        committed += 1;
      }
    };
    const readOn = async () => {
      const seen: { before: number; brands: number }[] = [];
      while (!done.signal.aborted) {
        const before = committed;
        seen.push({ before, brands: await read(ctx) });
      }
      return seen;
    };
    const number = async () => {
      while (!done.signal.aborted) await sequenceBatch(sequencer, 7);
    };
    const readers = [readOn(), readOn(), readOn()];
    const numbering = number();
    await Promise.all(writers.map(write));
    done.abort();
    const seen = (await Promise.all(readers)).flat();
    await numbering;
    expect(seen.filter(({ before, brands }) => brands < before)).toEqual([]);
    expect(await read(ctx)).toBe(120);
    expect(asked.times).toBeLessThan(seen.length);
    await Promise.all(writers.map((client) => client.end()));
  });

  it("asks once when many ask at once", async () => {
    const ctx = await testContext();
    const { asked, read } = counting();
    await read(ctx);
    await writeBrand(elsewhere, ctx.tenantId);
    expect(new Set(await Promise.all(Array.from({ length: 30 }, () => read(ctx))))).toEqual(new Set([1]));
    expect(asked.times).toBe(2);
  });

  it("keeps a part that several questions share, as long as nothing is written", async () => {
    const ctx = await testContext();
    let counted = 0;
    const page = (n: number) =>
      cachedRead(ctx, key({ page: n }), async (tx, remember) => {
        const { total } = await remember({ ...key(), name: "test:total" }, async () => {
          counted += 1;
          return { total: await tx.brand.count() };
        });
        return { n, total };
      });
    expect([await page(1), await page(2)]).toEqual([
      { n: 1, total: 0 },
      { n: 2, total: 0 },
    ]);
    expect(counted).toBe(1);
    await writeBrand(elsewhere, ctx.tenantId);
    expect(await Promise.all([page(1), page(2)])).toEqual([
      { n: 1, total: 1 },
      { n: 2, total: 1 },
    ]);
    expect(counted).toBe(2);
  });

  it("does not keep a failure", async () => {
    const ctx = await testContext();
    const { read } = counting();
    const failing = cachedRead(ctx, key(), async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await read(ctx)).toBe(0);
  });

  it("keeps nothing beyond its time", async () => {
    const ctx = await testContext();
    const { asked, work } = counting();
    for (let n = 0; n < 3; n += 1) await cachedRead(ctx, key({}, 0), work);
    expect(asked.times).toBe(3);
  });

  it("goes to the database while freshness cannot be told, and is right again afterwards", async () => {
    const ctx = await testContext();
    const { asked, read } = counting();
    await read(ctx);
    const cut =
      "select count(pg_terminate_backend(pid)) as n from pg_stat_activity where application_name = 'signalbox freshness' and datname = current_database()";
    const superuser = new Client({ connectionString: testDatabase().superuserUrl });
    await superuser.connect();
    expect((await superuser.query(cut)).rows).toEqual([{ n: "1" }]);
    await superuser.end();
    await writeBrand(elsewhere, ctx.tenantId);
    expect(await read(ctx)).toBe(1);
    await read(ctx);
    const before = asked.times;
    expect([await read(ctx), await read(ctx)]).toEqual([1, 1]);
    expect(asked.times).toBe(before);
  });

  it("believes nothing while a thousand events of whoever have no number", async () => {
    const [ctx, busy] = [await testContext(), await testContext()];
    const { asked, read } = counting();
    await elsewhere.query(EVENT, [busy.tenantId, 1_001]);
    await read(ctx);
    await read(ctx);
    expect(asked.times).toBe(2);
    await numberAll();
    await read(ctx);
    await read(ctx);
    expect(asked.times).toBe(3);
  });
});
