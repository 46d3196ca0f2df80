import { describe, expect, it } from "vitest";
import { updateConnection } from "@/lib/domain/connections/update-connection";
import { advanceDeployment } from "@/lib/domain/deployments/advance-deployment";
import { startDeployment } from "@/lib/domain/deployments/start-deployment";
import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import type { Ctx } from "@/lib/infra/context";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket, SIMULATED_META } from "@/lib/testing/factories";
import { simulatedPlatforms } from "@/lib/testing/simulators";
import { listAccounts } from "./list-accounts";
import { listPlatformObjects } from "./list-platform-objects";
import { refreshPlatformObjects } from "./refresh-platform-objects";
import { searchPlatform } from "./search-platform";

const simulators = simulatedPlatforms();

const fault = async (given: Record<string, unknown>) => {
  const body = JSON.stringify({ platform: "meta", times: 1, method: "GET", ...given });
  const response = await fetch(`${simulators.url()}/_sim/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  expect(response.ok).toBe(true);
};

/** Speaks to the simulated platform as somebody else does, behind Signalbox's back. */
const elsewhere = async (method: string, path: string, fields: Record<string, string> = {}) => {
  const query = new URLSearchParams({ ...fields, access_token: SIMULATED_META.accessToken });
  const response = await fetch(`${simulators.url()}/meta/v26.0/${path}?${query}`, { method });
  expect(response.ok).toBe(true);
};

async function trafficked(ctx: Ctx) {
  const arranged = await arrangeTrafficking(ctx);
  const ticket = await draftTicket(ctx, arranged);
  expect((await checkTicket(ctx, { id: ticket.id })).status).toBe("READY_FOR_API");
  const { taskId } = await startDeployment(ctx, { ticketId: ticket.id });
  for (let round = 0; round < 10; round += 1) {
    if ((await advanceDeployment(ctx, { deploymentId: taskId })).next === "done") break;
  }
  const { objects } = await listPlatformObjects(ctx, { ticketId: ticket.id });
  expect(objects).toMatchObject([{ kind: "campaign", madeByTicket: true, seen: null, gone: false, differences: [] }]);
  return { ...arranged, ticket, object: objects[0] as (typeof objects)[number] };
}

describe("reading back", () => {
  it("finds what was sent as it was sent", async () => {
    const ctx = await testContext();
    const { ticket, object } = await trafficked(ctx);
    const { objects } = await refreshPlatformObjects(ctx, { ticketId: ticket.id });
    expect(objects).toMatchObject([
      { externalId: object.externalId, state: "PAUSED", differences: [], gone: false, seenAt: expect.any(String) },
    ]);
    expect(objects[0]?.seen).toMatchObject({ name: ticket.name });
    expect((await listPlatformObjects(ctx, { ticketId: ticket.id })).objects).toEqual(objects);
  });

  it("names each value that somebody changed there, and the state it is in", async () => {
    const ctx = await testContext();
    const { ticket, object } = await trafficked(ctx);
    await elsewhere("POST", object.externalId, { daily_budget: "99900", status: "ACTIVE" });
    const { objects } = await refreshPlatformObjects(ctx, { ticketId: ticket.id });
    expect(objects[0]?.state).toBe("ACTIVE");
    const differences = objects[0]?.differences ?? [];
    expect(differences).toContainEqual({ pointer: "/daily_budget", sent: expect.anything(), seen: expect.anything() });
    expect(differences.find(({ pointer }) => pointer === "/daily_budget")?.seen).toSatisfy((seen: unknown) => String(seen) === "99900");
  });

  it("says when it is gone, and keeps what was last seen", async () => {
    const ctx = await testContext();
    const { ticket, object } = await trafficked(ctx);
    await refreshPlatformObjects(ctx, { ticketId: ticket.id });
    await elsewhere("DELETE", object.externalId);
    const { objects } = await refreshPlatformObjects(ctx, { ticketId: ticket.id });
    expect(objects).toMatchObject([{ state: "DELETED", gone: true, seen: { name: ticket.name }, differences: [] }]);
  });

  it("leaves alone what a deployment wrote while the platform was asked", async () => {
    const ctx = await testContext();
    const { ticket, object } = await trafficked(ctx);
    const meanwhile: typeof outbound = async (request, options) => {
      const response = await outbound(request, options);
      await ctx.write((tx) =>
        tx.platformObject.update({
          where: { tenantId_id: { tenantId: ctx.tenantId, id: object.id } },
          data: { state: "ACTIVE", version: { increment: 1 } },
        }),
      );
      return response;
    };
    const { objects } = await refreshPlatformObjects(ctx, { ticketId: ticket.id }, { outbound: meanwhile });
    expect(objects).toMatchObject([{ state: "ACTIVE", seen: null }]);
  });

  it("tells a failure in our words and the platform's, and keeps what is known", async () => {
    const ctx = await testContext();
    const { ticket, object, connection } = await trafficked(ctx);
    const path = `/${object.externalId}`;
    await fault({ path, status: 503, body: { error: { message: "Service temporarily unavailable", code: 2 } } });
    await expect(refreshPlatformObjects(ctx, { ticketId: ticket.id })).rejects.toMatchObject({ code: "PLATFORM_001", status: 503 });
    await fault({ path, status: 400, body: { error: { message: "Error validating access token", code: 190 } } });
    await expect(refreshPlatformObjects(ctx, { ticketId: ticket.id })).rejects.toMatchObject({
      code: "PLATFORM_003",
      message: expect.stringContaining("access token"),
    });
    await fault({
      path,
      status: 400,
      headers: { "Retry-After": "40" },
      body: { error: { message: "User request limit reached", code: 17 } },
    });
    await expect(refreshPlatformObjects(ctx, { ticketId: ticket.id })).rejects.toMatchObject({
      code: "PLATFORM_002",
      retryAfterSeconds: 40,
      details: { nextSlotAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/) },
    });
    // The wait holds for every question to the account: the platform is not asked again before its time.
    await expect(searchPlatform(ctx, { id: connection.id })).rejects.toMatchObject({
      code: "PLATFORM_002",
      details: { nextSlotAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/) },
    });
    expect((await listPlatformObjects(ctx, { ticketId: ticket.id })).objects).toEqual([object]);
  });

  it("of a ticket without objects is empty; of another workspace's ticket it is not there", async () => {
    const ctx = await testContext();
    const { id } = await draftTicket(ctx, await arrangeTrafficking(ctx));
    expect(await refreshPlatformObjects(ctx, { ticketId: id })).toEqual({ ticketId: id, objects: [] });
    const stranger = await testContext();
    await expect(refreshPlatformObjects(stranger, { ticketId: id })).rejects.toMatchObject({ code: "TICKET_001" });
    await expect(listPlatformObjects(stranger, { ticketId: id })).rejects.toMatchObject({ code: "TICKET_001" });
  });
});

describe("a platform's own lists", () => {
  const counting = () => {
    const asked: string[] = [];
    const via = {
      outbound: ((request, options) => {
        asked.push(request.url);
        return outbound(request, options);
      }) as typeof outbound,
    };
    return { asked, via };
  };

  it("are searched with the connection's credentials, the same question once a minute", async () => {
    const ctx = await testContext();
    const { connection } = await arrangeTrafficking(ctx);
    const { asked, via } = counting();
    const search = (text: string) => searchPlatform(ctx, { id: connection.id, list: "locations", text, limit: 5 }, via);
    const found = await search("germany");
    expect(found.options).toContainEqual(expect.objectContaining({ id: "DE", country: "DE" }));
    expect(await search("GERMANY")).toEqual(found);
    expect(asked).toHaveLength(1);
    // Other credentials are another question.
    await updateConnection(ctx, { id: connection.id, changes: { credentials: { access_token: "another-token" } } });
    await search("germany");
    expect(asked).toHaveLength(2);
    const accounts = await searchPlatform(ctx, { id: connection.id });
    expect(accounts.options.map(({ id }) => id)).toContain(SIMULATED_META.accountId);
  });

  it("need usable credentials and a connection of the workspace; a failure is not remembered", async () => {
    const ctx = await testContext();
    const { connection } = await arrangeTrafficking(ctx);
    const search = () => searchPlatform(ctx, { id: connection.id, list: "interests", text: "hiking" });
    await fault({ path: "/search", status: 500, body: { error: { message: "An unknown error occurred", code: 1 } } });
    await expect(search()).rejects.toMatchObject({ code: "PLATFORM_001" });
    expect((await search()).list).toBe("interests");
    await updateConnection(ctx, { id: connection.id, changes: { credentials: null } });
    await expect(search()).rejects.toMatchObject({ code: "CONNECTION_005", message: expect.stringContaining("no credentials") });
    await expect(searchPlatform(await testContext(), { id: connection.id })).rejects.toMatchObject({ code: "CONNECTION_001" });
    await expect(searchPlatform(await testContext({ role: "viewer" }), { id: connection.id })).rejects.toMatchObject({ code: "AUTH_003" });
  });

  it("name the accounts of a token before there is a connection", async () => {
    const ctx = await testContext();
    const ask = { platform: "meta", environment: "simulator", credentials: { access_token: SIMULATED_META.accessToken } } as const;
    expect((await listAccounts(ctx, ask)).map(({ id }) => id)).toContain(SIMULATED_META.accountId);
    await expect(listAccounts(ctx, { ...ask, credentials: {} })).rejects.toMatchObject({
      code: "VALIDATION_001",
      violations: [{ pointer: "/credentials/access_token" }],
    });
    await expect(listAccounts(ctx, { ...ask, platform: "smoke" })).rejects.toMatchObject({ code: "VALIDATION_001" });
    await expect(listAccounts(await testContext({ role: "manager" }), ask)).rejects.toMatchObject({ code: "AUTH_003" });
  });
});
