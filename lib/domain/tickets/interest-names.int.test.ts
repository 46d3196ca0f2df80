import { describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/infra/context";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { checkTicket } from "./check-ticket";
import { loadCheckInput } from "./internal/check-input";
import { updateTicket } from "./update-ticket";

const simulators = simulatedPlatforms();

/** The platform answers no question from now on. */
async function silence() {
  const body = JSON.stringify({ platform: "meta", path: "/search", method: "GET", times: 100, status: 500, drop: true });
  const response = await fetch(`${simulators.url()}/_sim/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  expect(response.ok).toBe(true);
}

const KNOWN = "6003000000017";
const interests = (...ids: string[]) => ({
  targeting: { geo_locations: { countries: ["US"] }, flexible_spec: [{ interests: ids.map((id) => ({ id })) }] },
});
const resolvedFor = (ctx: Ctx, ticket: { id: string }) =>
  ctx.read(async (tx) => (await loadCheckInput(tx, ctx, ticket)).input.resolved?.interests);

describe("an interest given by number alone", () => {
  it("is asked for by its name before the check, once", async () => {
    const ctx = await testContext();
    const { id } = await draftTicket(ctx, await arrangeTrafficking(ctx), interests(KNOWN, "6999999999999"));
    await checkTicket(ctx, { id });
    const found = await resolvedFor(ctx, { id });
    expect(Object.keys(found ?? {})).toEqual([KNOWN]);
    expect(found?.[KNOWN]).toMatch(/^[A-Z]/);
    const kept = () => ctx.read((tx) => tx.platformName.findMany({ orderBy: { externalId: "asc" } }));
    const before = await kept();
    expect(before).toMatchObject([
      { externalId: KNOWN, list: "interests", platform: "meta" },
      { externalId: "6999999999999", name: null },
    ]);
    await silence();
    expect((await checkTicket(ctx, { id })).check?.current).toBe(true);
    expect(await kept()).toEqual(before);
  });

  it("stays unknown, and the ticket is checked all the same, while the platform says nothing", async () => {
    const ctx = await testContext();
    const { id } = await draftTicket(ctx, await arrangeTrafficking(ctx), interests(KNOWN));
    await silence();
    expect((await checkTicket(ctx, { id })).check?.current).toBe(true);
    expect(await resolvedFor(ctx, { id })).toEqual({});
  });

  it("is asked for when it comes with the edit that is checked at once", async () => {
    const ctx = await testContext();
    const { id, payloadConfig } = await draftTicket(ctx, await arrangeTrafficking(ctx));
    await updateTicket(ctx, { id, changes: { payloadConfig: { ...payloadConfig, ...interests(KNOWN) }, status: "QA_TESTING" } });
    expect(Object.keys((await resolvedFor(ctx, { id })) ?? {})).toEqual([KNOWN]);
  });

  it("is not asked for when it has a name", async () => {
    const ctx = await testContext();
    const named = { targeting: { geo_locations: { countries: ["US"] }, interests: [{ id: KNOWN, name: "Sailing" }] } };
    const { id } = await draftTicket(ctx, await arrangeTrafficking(ctx), named);
    await checkTicket(ctx, { id });
    expect(await ctx.read((tx) => tx.platformName.count())).toBe(0);
  });
});
