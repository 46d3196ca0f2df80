import "server-only";
import { createHash } from "node:crypto";
import type { Finding } from "@/lib/domain/tickets/qa/qa.schema";
import { REFUSED_RULE, type Refusal, refusedWords } from "@/lib/domain/tickets/refusal.rules";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { type PlatformKey, platformEntry } from "@/lib/platforms/catalogue";
import type { TicketRow } from "../tickets.dto";
import { hashOf } from "./build-plan";

export type RefusedFinding = Finding & { id: string };

/** What the platform held against the ticket's newest deployment, as far as it still speaks of the ticket, as findings. */
export async function refusedFindings(
  tx: Tx,
  ctx: Ctx,
  row: Pick<TicketRow, "id" | "status" | "payloadConfig">,
): Promise<RefusedFinding[]> {
  const last = await tx.deployment.findFirst({
    where: { tenantId: ctx.tenantId, ticketId: row.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, refusal: true },
  });
  const refusal = last?.refusal as Refusal | null | undefined;
  if (!last || !refusal) return [];
  const payload = row.payloadConfig as Record<string, unknown>;
  const { severity, words } = refusedWords(refusal, { status: row.status, payload, payloadHash: hashOf(payload) });
  const platform = platformEntry(refusal.platform as PlatformKey).displayName;
  return words.map(({ pointer, message, code, value, suggestion }, at) => ({
    id: stableId(`${last.id}/${at}`),
    rule: REFUSED_RULE,
    severity,
    pointer: pointer || "/payload_config",
    message: `${platform}: ${message}`,
    value: value ?? null,
    suggestion: suggestion?.map((operation) => ({ ...operation })) ?? null,
    source: {
      kind: "platform",
      ref: [
        `${platform}'s answer`,
        (code ?? refusal.code) && `error ${code ?? refusal.code}`,
        refusal.httpStatus && `HTTP ${refusal.httpStatus}`,
      ]
        .filter(Boolean)
        .join(", "),
      date: refusal.at.slice(0, 10),
    },
  }));
}

/** The same finding has the same id whenever it is read. */
function stableId(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
