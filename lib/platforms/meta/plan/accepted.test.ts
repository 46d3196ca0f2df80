import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOutbound } from "@/lib/infra/outbound/outbound";
import { resolveEndpoint } from "@/lib/platforms/endpoint";
import { metaAdapter } from "@/lib/platforms/meta/adapter";
import { OBJECTIVES } from "@/lib/platforms/meta/facts";
import { META_RULE_FACTS } from "@/lib/platforms/meta/rule-facts";
import { PlanError, type PlannedRequest, type PlatformAccess } from "@/lib/platforms/platform";
import { sendPlanned, withIds } from "@/lib/platforms/send";
import { startSimulators } from "@/lib/platforms/simulators/server";

const client = createOutbound();
let simulators: Awaited<ReturnType<typeof startSimulators>>;
let access: PlatformAccess;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "meta-accepted-"));
  simulators = await startSimulators({ port: 0, dataDir });
  const simulatorsPort = Number(new URL(simulators.url).port);
  const endpoint = resolveEndpoint(metaAdapter, "simulator", { simulatorsPort, platformUrls: undefined });
  access = { ...endpoint, account: { id: "123456789", currency: "USD", timeZone: "UTC" }, credentials: { access_token: "sim-token-1" } };
});
afterAll(async () => {
  await client.close();
  await simulators.stop();
  rmSync(dataDir, { recursive: true });
});

const amount = fc.integer({ min: 500, max: 900_000 }).map((cents) => (cents / 100).toFixed(2));
const id = fc.bigInt({ min: 1n, max: 10n ** 20n }).map(String);
const text = fc.string({ minLength: 1, maxLength: 200 }).filter((said) => said.trim() !== "");
const address = fc.webUrl();
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const targeting = fc.record({
  geo_locations: fc.record({ countries: fc.uniqueArray(fc.constantFrom("US", "CA", "JP", "BR"), { minLength: 1 }) }),
  age_min: optional(fc.integer({ min: 13, max: 40 })),
  age_max: optional(fc.integer({ min: 41, max: 65 })),
  genders: optional(fc.uniqueArray(fc.constantFrom(1, 2), { minLength: 1 })),
  interests: optional(fc.array(fc.record({ id, name: text }), { maxLength: 3 })),
  locales: optional(fc.array(fc.nat(), { maxLength: 2 })),
});

/** Goal and billing that serve the objective, with what they promote: which goes with which is for rules of their own. */
const delivery = (objective: (typeof OBJECTIVES)[number]) =>
  fc.constantFrom(...(META_RULE_FACTS.goals.byObjective[objective] ?? [])).chain((goal) =>
    fc.record({
      optimization_goal: fc.constant(goal),
      billing_event: fc.constantFrom(...(META_RULE_FACTS.billing.byGoal[goal] ?? ["IMPRESSIONS"])),
      promoted_object: fc.record({ pixel_id: id, custom_event_type: fc.constantFrom("PURCHASE", "LEAD"), page_id: id }),
    }),
  );

const creative = fc.oneof(
  fc.record({
    page_id: id,
    link: address,
    message: optional(text),
    headline: optional(text),
    description: optional(text),
    caption: optional(fc.domain()),
    call_to_action: optional(fc.constantFrom("LEARN_MORE", "SHOP_NOW", "NO_BUTTON")),
    image_url: optional(address),
    url_tags: optional(text),
  }),
  fc.record({ page_id: id, video_id: id, image_hash: text, headline: optional(text), link: optional(address), message: optional(text) }),
  fc.record({ object_story_id: fc.tuple(id, id).map((parts) => parts.join("_")), url_tags: optional(text) }),
);

const payloads = fc.constantFrom(...OBJECTIVES).chain((objective) =>
  fc.record({
    objective: fc.constant(objective),
    special_ad_categories: optional(fc.constantFrom([], ["NONE"], ["HOUSING"])),
    budget: fc.constantFrom("campaign daily", "campaign lifetime", "adset daily", "adset lifetime"),
    amount,
    spend_cap: optional(amount),
    adset: fc.record({ delivery: delivery(objective), targeting, destination_type: optional(fc.constantFrom("WEBSITE", "APP")) }),
    ad: optional(fc.record({ creative, conversion_domain: optional(fc.domain()) })),
  }),
);

type Words = typeof payloads extends fc.Arbitrary<infer Value> ? Value : never;

/** Without the words that are not given. */
const given = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function payloadOf({ budget, amount: money, adset, ...rest }: Words) {
  const [level, kind] = budget.split(" ");
  const word = { [`${kind}_budget`]: money };
  const { delivery: aim, ...words } = adset;
  return given({ ...rest, ...(level === "campaign" ? word : {}), adset: { ...aim, ...words, ...(level === "adset" ? word : {}) } });
}

async function refusalOf(requests: readonly PlannedRequest[]): Promise<string | null> {
  const ids: Record<string, string> = {};
  for (const request of requests) {
    const { classified } = await sendPlanned(withIds(request, ids), {
      adapter: metaAdapter,
      access,
      outbound: client.outbound,
      timeoutMs: 5_000,
    });
    if (classified.outcome !== "success") return `${request.step}: ${classified.reason}`;
    ids[request.step] = classified.externalId ?? "";
  }
  return null;
}

describe("what the allow-list lets through", () => {
  it("is taken by the platform, every level of it", async () => {
    const flight = { startAt: null, endAt: "2099-01-01T00:00:00.000Z", zone: "UTC" };
    await fc.assert(
      fc.asyncProperty(payloads, async (words) => {
        const plan = () =>
          metaAdapter.plan({
            requestType: "CREATE_CAMPAIGN",
            account: access.account,
            name: "DIS_US_META_2026_Moana",
            reference: "sb-1",
            payload: payloadOf(words),
            flight,
            target: null,
          });
        expect(plan).not.toThrow(PlanError);
        expect(await refusalOf(plan().requests)).toBeNull();
      }),
      { numRuns: 120 },
    );
  });
});
