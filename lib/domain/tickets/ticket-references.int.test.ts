import { describe, expect, it } from "vitest";
import type { ChannelDto } from "@/lib/domain/channels/channels.schema";
import { createChannel } from "@/lib/domain/channels/create-channel";
import type { Ctx } from "@/lib/infra/context";
import { testContext } from "@/lib/testing/context";
import { arrangeTrafficking, draftTicket } from "@/lib/testing/factories";
import type { TicketDto } from "./tickets.schema";

/**
 * Changes a channel and, before that is committed, creates a ticket on it: goes on when the ticket waits for the change,
 * or is through without having waited.
 */
async function meanwhile(change: { deletedAt: Date } | { code: string }) {
  const ctx: Ctx = await testContext();
  const arranged = await arrangeTrafficking(ctx, { channelId: null });
  const channel: ChannelDto = await createChannel(ctx, { platformName: "reddit", code: "OLD" });
  const key = { tenantId_id: { tenantId: ctx.tenantId, id: channel.id } };
  let ticket: Promise<TicketDto> = Promise.reject(new Error("not begun"));
  ticket.catch(() => undefined);
  await ctx.write(async (tx) => {
    await tx.channel.update({ where: key, data: change });
    let through = false;
    ticket = draftTicket(ctx, { ...arranged, channel });
    ticket.catch(() => undefined).finally(() => (through = true));
    for (let waiting = 0; !through && waiting === 0; ) {
      const [row] = await tx.$queryRaw<{ n: number }[]>`
        select count(*)::int as n from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`;
      waiting = row?.n ?? 0;
    }
  });
  return ticket;
}

describe("a ticket created while its channel is being changed", () => {
  it("is refused when the channel is deleted", async () => {
    await expect(meanwhile({ deletedAt: new Date() })).rejects.toMatchObject({ code: "VALIDATION_005" });
  });

  it("is named with the channel's new code: the old one may be another's by then", async () => {
    expect((await meanwhile({ code: "NEW" })).name).toContain("_NEW_");
  });
});
