import { expect, it, vi } from "vitest";
import { updateCampaign } from "@/lib/domain/campaigns/update-campaign";
import { putSetting } from "@/lib/domain/settings/put-setting";
import { type Recheck, recheck, runRules } from "@/lib/domain/tickets/qa/engine";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import { checkTicket } from "./check-ticket";
import { loadCheckInput } from "./internal/check-input";
import { updateTicket } from "./update-ticket";

/** The engine as it is, its answers kept. */
vi.mock("@/lib/domain/tickets/qa/engine", async (original) => {
  const real = await original<{ recheck: typeof recheck }>();
  return { ...real, recheck: vi.fn(real.recheck) };
});

it("a re-check from what is stored says what a check from nothing says, after every edit", async () => {
  const ctx = await testContext();
  const arranged = await arrangeTrafficking(ctx);
  const broken = { status: "ACTIVE", daily_budget: "1,800.50", creative: { message: "Casino  night", link: "http://localhost" }, dayly: 1 };
  const { id, payloadConfig } = await draftTicket(ctx, arranged, broken);
  const edits = [
    () => Promise.resolve(),
    () => updateTicket(ctx, { id, changes: { label: "beer" } }),
    () => putSetting(ctx, { key: "qa.forbidden_words", value: ["night"] }),
    () => updateCampaign(ctx, { id: arranged.campaign.id, changes: { budget: "10" } }),
    () => updateTicket(ctx, { id, changes: { payloadConfig: { ...payloadConfig, daily_budget: "9" } } }),
  ];
  const asked: number[] = [];
  for (const edit of edits) {
    await edit();
    const { findings } = await checkTicket(ctx, { id });
    const { input } = await ctx.read((tx) => loadCheckInput(tx, ctx, { id }));
    const stored = findings.map(({ id: _id, ruleSetVersion: _version, ...found }) => found);
    expect(stored).toEqual(JSON.parse(JSON.stringify(runRules(input))));
    const last = vi.mocked(recheck).mock.results.at(-1)?.value as Recheck | undefined;
    asked.push(last?.judged ?? 0);
  }
  const [first = 0, ...later] = asked;
  expect(first).toBeGreaterThan(later[0] ?? first);
  for (const judged of later) expect(judged).toBeLessThan(first);
});
