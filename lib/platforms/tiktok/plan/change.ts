import type { PayloadIssue } from "@/lib/platforms/payload-schema";
import { type ObjectKind, PlanError, type PlanInput, type PlannedRequest, type PlannedTarget } from "@/lib/platforms/platform";
import { fromTikTokTime, toTikTokTime } from "@/lib/platforms/tiktok/time";
import { adGroupBody, type Body, campaignBody, type Writing } from "./bodies";
import { isBlock, JSON_HEADERS } from "./create";
import { idsWord, isSmartPlusObject, isSmartPlusPayload, pathOf } from "./smart-plus";

/** An update, a pause or a resumption of a campaign that exists. @throws PlanError when there is nothing to change, or not one thing */
export function planChange(input: PlanInput): PlannedRequest[] {
  const { target, requestType } = input;
  if (!target) throw refusal("", "There is no campaign on the platform that this ticket is about");
  const smartPlus = input.payload.campaign_automation_type == null ? isSmartPlusObject(target.lastSent) : isSmartPlusPayload(input.payload);
  const writing: Writing = { requestType, currency: input.account.currency, smartPlus };
  switch (requestType) {
    case "UPDATE_CAMPAIGN":
      return update(input, target, writing);
    case "PAUSE_CAMPAIGN":
      return [switched(input, target, "campaign", "campaign", "DISABLE", smartPlus)];
    default:
      return resume(input, target, smartPlus);
  }
}

function update(input: PlanInput, target: PlannedTarget, writing: Writing): PlannedRequest[] {
  const requests: PlannedRequest[] = [];
  const words = campaignBody(input.payload, writing);
  if (Object.keys(words).length > 0) {
    requests.push(
      change("campaign", "campaign", target, pathOf("campaign", "update", writing.smartPlus), {
        body: { advertiser_id: input.account.id, campaign_id: target.externalId, ...words },
        meaning: `Update ${Object.keys(words).join(", ")} of the campaign ${target.name}`,
      }),
    );
  }
  if (isBlock(input.payload.adgroup)) {
    const adGroup = onlyChild(target);
    const changed = wholeAudience(adGroupBody(input.payload.adgroup, writing), adGroup.lastSent);
    const body = { ...changed, ...movedFlight(input, changed, adGroup.lastSent) };
    const named = Object.keys(body);
    if (named.length > 0) {
      requests.push(
        change("ad_group", "ad_group", adGroup, pathOf("ad_group", "update", writing.smartPlus), {
          body: { advertiser_id: input.account.id, adgroup_id: adGroup.externalId, ...body },
          meaning: `Update ${named.join(", ")} of the ad group ${adGroup.name}`,
        }),
      );
    }
  }
  if (requests.length === 0) throw refusal("", "Nothing in the payload says what to update");
  return requests;
}

/** The audience of a Smart+ ad group is one value: what the payload does not name of it stays as it was sent. */
function wholeAudience(words: Body, sent: Readonly<Record<string, unknown>> | null): Body {
  if (!isBlock(words.targeting_spec) || !isBlock(sent?.targeting_spec)) return words;
  return { ...words, targeting_spec: { ...sent.targeting_spec, ...words.targeting_spec } };
}

/** Times of the flight that differ from what the ad group was given last; times the payload names are there already. */
function movedFlight(input: PlanInput, words: Body, sent: Readonly<Record<string, unknown>> | null): Body {
  const moved: Body = {};
  for (const [name, instant] of [
    ["schedule_start_time", input.flight.startAt],
    ["schedule_end_time", input.flight.endAt],
  ] as const) {
    const before = fromTikTokTime(sent?.[name]);
    if (words[name] !== undefined || instant === null || before === null) continue;
    if (Date.parse(before) !== Math.floor(Date.parse(instant) / 1000) * 1000) moved[name] = toTikTokTime(instant);
  }
  return moved;
}

function onlyChild(target: PlannedTarget): PlannedTarget["children"][number] {
  const adGroups = target.children.filter(({ kind }) => kind === "ad_group");
  const [only] = adGroups;
  if (only && adGroups.length === 1) return only;
  const message = only
    ? `The campaign has ${adGroups.length} ad groups, and the payload does not say which is meant`
    : "The campaign has no ad group that Signalbox knows of";
  throw refusal("/adgroup", message);
}

/** Ads first, then ad groups, the campaign last: nothing runs before all of it may. */
function resume(input: PlanInput, target: PlannedTarget, smartPlus: boolean): PlannedRequest[] {
  const paused = target.children.filter(({ state }) => state === "PAUSED");
  const requests: PlannedRequest[] = [];
  for (const kind of ["ad", "ad_group"] as const) {
    const ofKind = paused.filter((child) => child.kind === kind);
    for (const [at, child] of ofKind.entries())
      requests.push(switched(input, child, kind, ofKind.length === 1 ? kind : `${kind}_${at + 1}`, "ENABLE", smartPlus));
  }
  return [...requests, switched(input, target, "campaign", "campaign", "ENABLE", smartPlus)];
}

type Named = { externalId: string; name: string };

function switched(
  input: PlanInput,
  object: Named,
  kind: ObjectKind,
  step: string,
  status: "ENABLE" | "DISABLE",
  smartPlus: boolean,
): PlannedRequest {
  return change(step, kind, object, pathOf(kind, "status/update", smartPlus), {
    body: { advertiser_id: input.account.id, [idsWord(kind, smartPlus)]: [object.externalId], operation_status: status },
    meaning: `${status === "ENABLE" ? "Resume" : "Pause"} the ${kind.replace("_", " ")} ${object.name}`,
  });
}

/** A request that changes an object. Values are absolute: sending them twice leaves what sending them once leaves. */
export function change(
  step: string,
  kind: ObjectKind,
  object: Named,
  path: string,
  { body, meaning }: { body: Body; meaning: string },
): PlannedRequest {
  return {
    step,
    effect: "update",
    kind,
    method: "POST",
    path,
    headers: JSON_HEADERS,
    body,
    meaning,
    reference: null,
    name: object.name,
    repeatable: true,
    targetExternalId: object.externalId,
  };
}

function refusal(pointer: string, message: string): PlanError {
  const issue: PayloadIssue = {
    rule: "payload.required",
    severity: "block",
    pointer,
    message,
    value: null,
    suggestion: null,
    source: null,
  };
  return new PlanError([issue]);
}
