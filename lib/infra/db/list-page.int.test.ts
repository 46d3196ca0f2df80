import { beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "@/lib/infra/db/client";
import type { Brand } from "@/lib/infra/db/generated/client";
import { newId } from "@/lib/shared/ids";
import { testContext } from "@/lib/testing/context";
import { FEW, listPage, type PageInput } from "./list-page";

type Row = Pick<Brand, "id" | "name" | "createdAt" | "deletedAt">;

/** More rows than a search hands on by id: what is common is searched in another way than what is rare. */
const ROWS = FEW + 200;
const RARE = ["100% Été", "under_score", "back\\slash", "Ünique", "O'Hara"];

describe("listPage with a search", () => {
  let ctx: Awaited<ReturnType<typeof testContext>>;
  let rows: Row[];

  beforeAll(async () => {
    ctx = await testContext();
    const stranger = await testContext();
    rows = Array.from({ length: ROWS }, (_, n) => ({
      id: newId(),
      name: `Common ${RARE[n % 100] ?? `plain ${n}`} #${n}% ${n % 10 === 0 ? "axb" : "a_b\\c"}`,
      createdAt: new Date(Date.UTC(2026, 0, 1) + ((n * 7_919) % ROWS) * 60_000),
      deletedAt: n % 3 === 0 ? new Date(Date.UTC(2026, 5, 1)) : null,
    }));
    await ctx.write((tx) => tx.brand.createMany({ data: rows.map((row, n) => brandOf(ctx.tenantId, row, n)) }));
    const foreign = { ...(rows[1] as Row), id: newId() };
    await stranger.write((tx) => tx.brand.createMany({ data: [brandOf(stranger.tenantId, foreign, 0)] }));
  });

  const brandOf = (tenantId: string, row: Row, n: number) => ({
    ...row,
    tenantId,
    internalCode: `B${n}`,
    searchText: `${row.name} B${n}`,
  });

  const page = (input: Partial<PageInput>) =>
    ctx.read((tx) =>
      listPage<Row>(
        tx,
        ctx.tenantId,
        "brands",
        brands(tx),
        { limit: 20, offset: 0, sort: "-created_at", ...input },
        [{ deletedAt: null }],
        {
          created_at: "createdAt",
          name: "name",
        },
      ),
    );
  const brands = (tx: Tx) => ({
    findMany: (args: object) => tx.brand.findMany(args) as Promise<Row[]>,
    count: (args: object) => tx.brand.count(args) as Promise<number>,
  });

  /** The same list, from the rows in memory. */
  const expected = (search: string) =>
    rows
      .map((row, n) => ({ ...row, text: `${row.name} B${n}`.toLowerCase() }))
      .filter(({ deletedAt, text }) => deletedAt === null && search.split(" ").every((word) => text.includes(word.toLowerCase())))
      .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));

  it.each(["common", "COMMON", "c", "%", "common #", "common % b1", "common 1", "on on", "a_b", "a_b\\c"])(
    "finds every row of the common words %j",
    async (search) => {
      const wanted = expected(search);
      expect(wanted.length).toBeGreaterThan(20);
      const { rows: found, total } = await page({ search });
      expect(total).toBe(wanted.length);
      expect(found.map((row) => row.id)).toEqual(wanted.slice(0, 20).map((row) => row.id));
    },
  );

  it.each([
    "été",
    "100%",
    "under_score",
    "back\\slash",
    "\\",
    "_",
    "ünique",
    "o'hara",
    "common ÜNIQUE",
    "plain 77 b77",
    "nothing like it",
    "common nothing",
    "c co com comm commo common p pl pla plai plain b77",
    "common plain c p o m n l a i x",
  ])("finds every row of the rare words %j, taking no character for a wildcard", async (search) => {
    const wanted = expected(search);
    const { rows: found, total } = await page({ search });
    expect(total).toBe(wanted.length);
    expect(found.map((row) => row.id)).toEqual(wanted.slice(0, 20).map((row) => row.id));
  });

  it.each(["-created_at", "created_at", "name"])("pages through a common word by %s without a gap or a repetition", async (sort) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { rows: found, nextCursor } = await page({ search: "common", sort, limit: 150, cursor });
      seen.push(...found.map((row) => row.id));
      cursor = nextCursor ?? undefined;
    } while (cursor);
    const wanted = expected("common").map((row) => row.id);
    expect(seen).toHaveLength(wanted.length);
    expect(new Set(seen)).toEqual(new Set(wanted));
    if (sort === "-created_at") expect(seen).toEqual(wanted);
  });
});
