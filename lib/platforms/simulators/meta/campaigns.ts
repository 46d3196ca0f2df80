import type { SimAccount } from "@/lib/platforms/simulators/simulator";
import type { SimObject, SimulatorStore } from "@/lib/platforms/simulators/store";
import { readChange, readNewCampaign } from "./campaign-rules";
import { invalidParameter } from "./errors";
import { shownCampaign } from "./fields";
import { filterOf } from "./filtering";
import { enumListOf, listOf, type Parameters, textOf, unsignedOf } from "./parameters";

const STATUSES = ["ACTIVE", "PAUSED", "ARCHIVED", "DELETED"] as const;
const DEFAULT_PAGE = 25;
const LARGEST_PAGE = 500;
/** Ids look like the platform's: 17 digits and more, ever rising. */
const FIRST_ID = 120_210_000_000_000_000n;

/** POST /act_{id}/campaigns */
export function createCampaign(parameters: Parameters, received: unknown, account: SimAccount, store: SimulatorStore, now: Date): unknown {
  const { fields, name, status, labels } = readNewCampaign(parameters, account, now);
  if (isValidateOnly(parameters)) return { success: true };
  const campaign = store.add(
    {
      type: "campaign",
      accountId: account.id,
      name: name ?? "",
      // The platform's default is not stated (spec/platforms.md §0); the dangerous one teaches to send it.
      status: status ?? "ACTIVE",
      createdAt: now.toISOString(),
      fields: { ...fields, labels: labelsOf(labels ?? [], account, store, now) },
      received,
      changes: [],
    },
    idOf,
  );
  return { id: campaign.id };
}

/** POST /{campaign_id} */
export function updateCampaign(
  campaign: SimObject,
  parameters: Parameters,
  received: unknown,
  account: SimAccount,
  store: SimulatorStore,
  now: Date,
): unknown {
  if (campaign.status === "DELETED") {
    throw invalidParameter("", { userTitle: "Campaign Is Deleted", userMessage: "A deleted campaign cannot be edited.", blame: ["id"] });
  }
  const change = readChange(parameters, account, STATUSES, now);
  const { objective, daily_budget: daily, lifetime_budget: lifetime } = change.fields;
  if (objective !== undefined && objective !== campaign.fields.objective) {
    throw invalidParameter("", {
      userTitle: "Objective Cannot Be Changed",
      userMessage: "The objective of a campaign cannot be changed after it was created.",
      blame: ["objective"],
    });
  }
  const switches =
    (daily !== undefined && campaign.fields.lifetime_budget !== undefined) ||
    (lifetime !== undefined && campaign.fields.daily_budget !== undefined);
  if (switches) {
    throw invalidParameter("", {
      userTitle: "Budget Type Cannot Be Changed",
      userMessage: "A campaign keeps its kind of budget.",
      blame: ["daily_budget", "lifetime_budget"],
    });
  }
  if (isValidateOnly(parameters)) return { success: true };
  const labels = change.labels === null ? {} : { labels: labelsOf(change.labels, account, store, now) };
  store.save({
    ...campaign,
    name: change.name ?? campaign.name,
    status: change.status ?? campaign.status,
    fields: { ...campaign.fields, ...change.fields, ...labels, updated_at: now.getTime() },
    changes: [...campaign.changes, received],
  });
  return { success: true };
}

/** GET /act_{id}/campaigns: newest first, deleted and archived only when asked for. */
export function listCampaigns(parameters: Parameters, account: SimAccount, store: SimulatorStore): unknown {
  const statuses = enumListOf(parameters, "effective_status", [...STATUSES, "IN_PROCESS", "WITH_ISSUES"]);
  const filter = filterOf(parameters);
  const fields = textOf(parameters, "fields");
  const isListed = (campaign: SimObject) =>
    statuses ? statuses.includes(campaign.status) : campaign.status !== "DELETED" && campaign.status !== "ARCHIVED";
  const all = store
    .objects({ accountId: account.id, type: "campaign" })
    .filter((campaign) => isListed(campaign) && filter(campaign))
    .reverse();
  const limit = Math.min(Math.max(unsignedOf(parameters, "limit") ?? DEFAULT_PAGE, 1), LARGEST_PAGE);
  const after = textOf(parameters, "after");
  const start = after === null ? 0 : all.findIndex((campaign) => campaign.id === fromCursor(after)) + 1;
  const shown = all.slice(start, start + limit);
  const [first] = shown;
  const last = shown.at(-1);
  const cursors = first && last ? { before: toCursor(first.id), after: toCursor(last.id) } : null;
  const hasNext = start + limit < all.length;
  return {
    data: shown.map((campaign) => shownCampaign(campaign, fields)),
    ...(cursors
      ? {
          paging: {
            cursors,
            ...(hasNext ? { next: `https://graph.facebook.com/act_${account.id}/campaigns?after=${cursors.after}` } : {}),
          },
        }
      : {}),
  };
}

/** Labels belong to the account and have ids of their own; a name that is known is the same label. */
function labelsOf(names: string[], account: SimAccount, store: SimulatorStore, now: Date): { id: string; name: string }[] {
  return [...new Set(names)].map((name) => {
    const id =
      store.labelId(account.id, name) ??
      store.add(
        {
          type: "label",
          accountId: account.id,
          name,
          status: "ACTIVE",
          createdAt: now.toISOString(),
          fields: {},
          received: { name },
          changes: [],
        },
        idOf,
      ).id;
    return { id, name };
  });
}

function isValidateOnly(parameters: Parameters): boolean {
  return listOf(parameters, "execution_options")?.includes("validate_only") ?? false;
}

function idOf(seq: number): string {
  return String(FIRST_ID + BigInt(seq));
}

function toCursor(id: string): string {
  return Buffer.from(id).toString("base64url");
}

function fromCursor(cursor: string): string {
  return Buffer.from(cursor, "base64url").toString();
}
