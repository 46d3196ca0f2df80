import "server-only";
import Decimal from "decimal.js";
import { ticketChecklist } from "@/lib/domain/checklist/ticket-checklist";
import { readRuleSwitches } from "@/lib/domain/qa-rules/read-rule-switches";
import { readSettings } from "@/lib/domain/settings/read-settings";
import { DEFAULT_SCHEME } from "@/lib/domain/taxonomy/scheme.rules";
import { schemeOfVersion } from "@/lib/domain/taxonomy/stored-scheme";
import { ruleSetVersion } from "@/lib/domain/tickets/qa/engine";
import { hashedParts } from "@/lib/domain/tickets/qa/hashed-parts";
import type { QaInput, QaRivals } from "@/lib/domain/tickets/qa/qa.types";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { RequestType } from "@/lib/platforms/payload-schema";
import { plain } from "@/lib/shared/money";
import { ticketKey } from "../tickets.dto";
import { hashOf } from "./build-plan";
import { siblingsOf } from "./campaign-siblings";
import { knownInterests } from "./interest-names";
import { planIssuesOf } from "./plan-issues";
import { loadTraffickingFacts, type TraffickingFacts } from "./trafficking-facts";

export type CheckInput = { input: QaInput; hash: string; parts: Record<string, string> };

/**
 * Gathers all that QA looks at for one ticket, and hashes it part by part, together with the rule set's version: what a
 * check said holds only as long as the hash does.
 */
export async function loadCheckInput(tx: Tx, ctx: Ctx, ticket: { id: string }): Promise<CheckInput> {
  const facts = await loadTraffickingFacts(tx, ctx.tenantId, ticket.id);
  const input = await qaInputOf(tx, ctx, facts);
  const parts = Object.fromEntries(
    Object.entries({ ...hashedParts(input), rules: ruleSetVersion }).map(([name, part]) => [name, hashOf(part)]),
  );
  return { input, hash: hashOf(parts), parts };
}

async function qaInputOf(tx: Tx, ctx: Ctx, facts: TraffickingFacts): Promise<QaInput> {
  const { ticket, campaign, brand, market, channel, connection } = facts;
  const settings = await readSettings(tx, ctx, ["qa.forbidden_words", "qa.budget_caps", "approval.required_to_deploy"]);
  return {
    now: new Date().toISOString(),
    ticket: {
      id: ticket.id,
      requestType: ticket.requestType as RequestType,
      name: ticket.name,
      label: ticket.label,
      payload: facts.payload,
    },
    campaign: {
      id: campaign.id,
      name: campaign.name,
      campaignName: campaign.campaignName,
      brandCode: campaign.brandCode,
      marketCode: campaign.marketCode,
      year: campaign.year,
      nameSegment: campaign.nameSegment,
      status: campaign.status,
      approval: campaign.approval,
      budget: plain(new Decimal(campaign.budget.toString())),
      currency: campaign.currency,
      startAt: campaign.startAt?.toISOString() ?? null,
      endAt: campaign.endAt?.toISOString() ?? null,
      timeZone: campaign.timeZone,
      archived: campaign.archivedAt !== null,
      deleted: campaign.deletedAt !== null,
    },
    scheme: (await schemeOfVersion(tx, ctx.tenantId, campaign.schemeVersion)) ?? DEFAULT_SCHEME,
    brand: { id: brand.id, name: brand.name, familyFriendly: brand.familyFriendly, deleted: brand.deletedAt !== null },
    market: {
      id: market.id,
      code: market.code,
      name: market.name,
      country: market.country,
      currency: market.currency,
      timeZone: market.timeZone,
      deleted: market.deletedAt !== null,
    },
    channel: { id: channel.id, platform: channel.platform, code: channel.code, name: channel.name, deleted: channel.deletedAt !== null },
    connection: connection && {
      id: connection.id,
      accountId: connection.accountId,
      currency: connection.currency,
      timeZone: connection.timeZone,
      environment: connection.environment,
    },
    rivals: await rivalsOf(tx, ctx, facts),
    siblings: await siblingsOf(tx, ctx, facts),
    planIssues: planIssuesOf(facts),
    targets: {
      chosenId: ticket.targetObjectId,
      live: facts.targets.map(({ id, externalId, name }) => ({ id, externalId, name })),
    },
    checklist: (
      await ticketChecklist(tx, ctx, { id: ticket.id, requestType: ticket.requestType, platform: channel.platform, payload: facts.payload })
    ).map(({ itemId, text, required, state }) => ({ id: itemId, text, required, state })),
    resolved: { interests: await knownInterests(tx, ctx, channel.platform, facts.payload) },
    settings: {
      forbiddenWords: settings["qa.forbidden_words"],
      budgetCaps: settings["qa.budget_caps"],
      approvalRequiredToDeploy: settings["approval.required_to_deploy"],
      rules: await readRuleSwitches(tx, ctx),
    },
  };
}

/** Statuses in which another creation of the same name stands in the way. A deploying ticket is READY_FOR_API. */
const IN_THE_WAY = ["READY_FOR_API", "TRAFFICKED_SUCCESS"];

async function rivalsOf(tx: Tx, ctx: Ctx, facts: TraffickingFacts): Promise<QaRivals> {
  const { ticket, connection, channel } = facts;
  if (ticket.requestType !== "CREATE_CAMPAIGN" || !connection) return { tickets: [], objects: [] };
  const { tenantId } = ctx;
  const tickets = await tx.ticket.findMany({
    where: {
      tenantId,
      name: ticket.name,
      requestType: "CREATE_CAMPAIGN",
      status: { in: IN_THE_WAY },
      deletedAt: null,
      id: { not: ticket.id },
      channel: { platform: channel.platform },
    },
    select: { id: true, number: true, status: true, payloadConfig: true },
    take: 50,
  });
  const sameConnection = tickets.filter(
    (rival) => facts.connectionOf(rival.payloadConfig as Record<string, unknown>)?.id === connection.id,
  );
  const objects = await tx.platformObject.findMany({
    where: {
      tenantId,
      connectionId: connection.id,
      name: ticket.name,
      // What is gone from the platform holds no name there.
      state: { not: "DELETED" },
      OR: [{ createdByAttemptId: null }, { createdByAttempt: { deployment: { ticketId: { not: ticket.id } } } }],
    },
    select: { externalId: true, kind: true },
    take: 20,
  });
  return { tickets: sameConnection.map(({ id, number, status }) => ({ id, key: ticketKey(number), status })), objects };
}
