import { beforeEach, describe, expect, it, vi } from "vitest";
import { ChangeStamps } from "./change-stamps";

type Question = { tenants: string[]; answer(rows: object[]): void; fail(error: Error): void };

const questions = vi.hoisted(() => [] as Question[]);
vi.mock("@/lib/infra/outbox/connection", () => ({
  openPool: () => ({
    query: ({ values }: { values: [string[]] }) =>
      new Promise((resolve, fail) => questions.push({ tenants: values[0], answer: (rows) => resolve({ rows }), fail })),
  }),
}));

const row = (id: string, numbered: string | null, unnumbered: number) => ({ id, numbered, unnumbered });
const asked = (times: number) => vi.waitFor(() => expect(questions).toHaveLength(times));

describe("ChangeStamps", () => {
  let stamps: ChangeStamps;
  beforeEach(() => {
    questions.length = 0;
    stamps = new ChangeStamps("postgresql://nowhere/none");
  });

  it("answers nobody from a question that was asked before they came, and asks for all who wait at once", async () => {
    const first = stamps.of("a");
    await asked(1);
    const [second, third, fourth] = [stamps.of("a"), stamps.of("b"), stamps.of("a")];
    questions[0]?.answer([row("a", "1", 0)]);
    expect(await first).toBe("1+0");
    await asked(2);
    expect(questions[1]?.tenants).toEqual(["a", "b"]);
    questions[1]?.answer([row("a", "1", 1), row("b", null, 0)]);
    expect(await Promise.all([second, third, fourth])).toEqual(["1+1", "0+0", "1+1"]);
  });

  it("knows nothing after a failure, and asks again", async () => {
    const lost = stamps.of("a");
    await asked(1);
    const next = stamps.of("a");
    questions[0]?.fail(new Error("Connection terminated unexpectedly"));
    expect(await lost).toBeNull();
    await asked(2);
    questions[1]?.answer([row("a", "7", 0)]);
    expect(await next).toBe("7+0");
  });

  it("knows nothing of a workspace that the answer leaves out", async () => {
    const [much, little] = [stamps.of("a"), stamps.of("b")];
    await asked(1);
    questions[0]?.answer([row("b", "7", 1_000)]);
    expect(await Promise.all([much, little])).toEqual([null, "7+1000"]);
  });
});
