import { setTimeout as pause } from "node:timers/promises";
import { Client, type Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/shared/ids";
import { extraDatabase } from "@/lib/testing/database";
import { openPool } from "./connection";
import { sequenceBatch, startSequencer } from "./sequencer";

let url: string;
let pool: Pool;
const tenantId = newId();
const asSystem = () => ({ connectionString: url, options: "-c role=signalbox_system" });

beforeAll(async () => {
  url = await extraDatabase("sequencer", { template: "signalbox" });
  pool = openPool({ databaseUrl: url, name: "test", max: 8 });
});
afterAll(() => pool.end());

const INSERT = `insert into outbox_events (id, tenant_id, type, version, actor_kind, actor_id, request_id, subject_type, subject_id, data)
  select gen_random_uuid(), $1, 'it.happened', 1, 'system', 'test', 'test', $2, n::text, '{}' from generate_series(1, $3) as n`;

/** Writes `n` events in one transaction of `db`, marked by `writer`, their order in `subject_id`. */
const write = (db: Pick<Client, "query">, writer: string, n: number) => db.query(INSERT, [tenantId, writer, n]);
const notify = () => pool.query("notify outbox_new");

type Seen = { seq: number; writer: string; n: number };
async function sequenced(after = 0): Promise<Seen[]> {
  const { rows } = await pool.query<{ seq: string; subject_type: string; subject_id: string }>(
    "select seq, subject_type, subject_id from outbox_events where seq > $1 order by seq",
    [after],
  );
  return rows.map((row) => ({ seq: Number(row.seq), writer: row.subject_type, n: Number(row.subject_id) }));
}
const head = async () => Number((await pool.query<{ last: string }>("select last from outbox_head")).rows[0]?.last);

async function untilSequenced(after: number, count: number): Promise<Seen[]> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const rows = await sequenced(after);
    if (rows.length >= count) return rows;
    if (Date.now() > deadline) throw new Error(`only ${rows.length} of ${count} were sequenced`);
    await pause(10);
  }
}

describe("the sequencer", () => {
  it("passes 1,000 events on while an older transaction stays open, and its event when that commits", async () => {
    const sequencer = startSequencer({ databaseUrl: url });
    const late = new Client(asSystem());
    try {
      const before = await head();
      await late.connect();
      await late.query("begin");
      await write(late, "late", 1); // holds the lowest identity of all
      await Promise.all(Array.from({ length: 100 }, () => write(pool, "other", 10)));
      await notify();
      const thousand = await untilSequenced(before, 1_000);
      expect(thousand).toHaveLength(1_000);
      expect(thousand.map(({ writer }) => writer)).not.toContain("late");
      await late.query("commit");
      await notify();
      const all = await untilSequenced(before, 1_001);
      expect(all.at(-1)).toEqual({ seq: before + 1_001, writer: "late", n: 1 });
      expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 1_001 }, (_, index) => before + 1 + index));
    } finally {
      await late.end();
      await sequencer.stop();
    }
  });

  it("misses and repeats nothing with four writers at random and a reader by cursor", async () => {
    const before = await head();
    const sequencers = [startSequencer({ databaseUrl: url }), startSequencer({ databaseUrl: url })];
    const writers = ["w1", "w2", "w3", "w4"];
    const TRANSACTIONS = 60;
    const writing = Promise.all(
      writers.map(async (writer) => {
        const client = new Client(asSystem());
        await client.connect();
        let n = 0;
        for (let t = 0; t < TRANSACTIONS; t += 1) {
          await client.query("begin");
          for (let k = Math.ceil(Math.random() * 3); k > 0; k -= 1) {
            n += 1;
            await client.query(INSERT.replace("n::text", "$4"), [tenantId, writer, 1, String(n)]);
            if (Math.random() < 0.3) await pause(Math.random() * 8);
          }
          await client.query(Math.random() < 0.1 ? "rollback" : "commit");
        }
        await client.end();
      }),
    );
    const read: Seen[] = [];
    let over = false;
    void writing.then(() => {
      over = true;
    });
    for (;;) {
      const finished = over && (await head()) === read.at(-1)?.seq && (await unsequenced()) === 0;
      read.push(...(await sequenced(read.at(-1)?.seq ?? before)));
      if (finished) break;
      await pause(5);
    }
    await Promise.all(sequencers.map((one) => one.stop()));
    const { rows } = await pool.query<{ n: number }>("select count(*)::int as n from outbox_events where subject_type = any($1)", [
      writers,
    ]);
    expect(read).toHaveLength(rows[0]?.n ?? -1);
    expect(read.map(({ seq }) => seq)).toEqual(read.map((_, index) => before + 1 + index));
    for (const writer of writers) {
      const order = read.filter((event) => event.writer === writer).map(({ n }) => n);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(new Set(order).size).toBe(order.length);
    }
  });

  it("keeps one gapless row of numbers when two work at once without the lock", async () => {
    const before = await head();
    await write(pool, "pair", 4_000);
    const clients = [new Client(asSystem()), new Client(asSystem())];
    await Promise.all(clients.map((client) => client.connect()));
    await Promise.all(
      clients.map(async (client) => {
        while ((await sequenceBatch(client, 97)) > 0);
      }),
    );
    await Promise.all(clients.map((client) => client.end()));
    const rows = await sequenced(before);
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 4_000 }, (_, index) => index + 1));
    expect(rows.at(-1)?.seq).toBe(before + 4_000);
    expect(await head()).toBe(before + 4_000);
  });

  it("leaves no hole when its connection is cut in the middle of a batch, again and again", async () => {
    const before = await head();
    const ROUNDS = 6;
    const owner = openPool({ databaseUrl: url, name: "test owner", as: "owner", max: 1 });
    const [headHolder, rowHolder] = [new Client(asSystem()), new Client(asSystem())];
    await Promise.all([headHolder.connect(), rowHolder.connect()]);
    const sequencer = startSequencer({ databaseUrl: url });
    for (let round = 0; round < ROUNDS; round += 1) {
      await headHolder.query("begin; select 1 from outbox_head for update"); // no batch begins
      await write(pool, `cut${round}`, 500);
      await rowHolder.query("begin; select 1 from outbox_events where seq is null order by ord desc limit 1 for update");
      await headHolder.query("commit");
      await notify(); // a batch begins, and waits for the last of its rows
      await expect.poll(() => cut(owner), { timeout: 5_000, interval: 5 }).toBe(1);
      await rowHolder.query("rollback");
    }
    await notify();
    const rows = await untilSequenced(before, ROUNDS * 500);
    await sequencer.stop();
    await Promise.all([headHolder.end(), rowHolder.end(), owner.end()]);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: ROUNDS * 500 }, (_, index) => before + 1 + index));
  });

  it("is led by one process, and the next one follows when it stops", async () => {
    const leaders = async () => {
      const { rows } = await pool.query<{ pid: number }>(
        "select pid from pg_locks where locktype = 'advisory' and objid = 4711 and granted and database = (select oid from pg_database where datname = current_database())",
      );
      return rows.map(({ pid }) => pid);
    };
    const first = startSequencer({ databaseUrl: url });
    await expect.poll(leaders, { timeout: 5_000 }).toHaveLength(1);
    const second = startSequencer({ databaseUrl: url });
    const [pid] = await leaders();
    await first.stop();
    await expect.poll(async () => (await leaders()).filter((one) => one !== pid), { timeout: 5_000 }).toHaveLength(1);
    await second.stop();
  });
});

/** Ends the sequencer's backend if it is waiting in the middle of a batch; returns how many were. */
async function cut(owner: Pool): Promise<number> {
  const { rowCount } = await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'signalbox sequencer' and datname = current_database() and wait_event_type = 'Lock' and query like '%update outbox_events%'`,
  );
  return rowCount ?? 0;
}

async function unsequenced(): Promise<number> {
  const { rows } = await pool.query<{ n: number }>("select count(*)::int as n from outbox_events where seq is null");
  return rows[0]?.n ?? 0;
}
