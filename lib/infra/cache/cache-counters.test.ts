import { expect, it, vi } from "vitest";
import { countRead } from "./cache-counters";

const lines = vi.hoisted(() => [] as unknown[]);
vi.mock("@/lib/infra/log", () => ({ log: { info: (fields: unknown) => lines.push(fields) } }));

it("tells once a minute how often each cache had the answer", () => {
  const start = 1_000_000;
  countRead("campaigns:list", "miss", start);
  for (const second of [1, 2, 3]) countRead("campaigns:list", "hit", start + second * 1_000);
  countRead("tickets:list", "unsure", start + 59_999);
  expect(lines).toEqual([]);
  countRead("campaigns:list", "hit", start + 60_000);
  expect(lines).toEqual([
    { cache: "campaigns:list", hit: 4, miss: 1, unsure: 0, hitRate: 0.8 },
    { cache: "tickets:list", hit: 0, miss: 0, unsure: 1, hitRate: 0 },
  ]);
  countRead("campaigns:list", "hit", start + 60_001);
  expect(lines).toHaveLength(2);
});
