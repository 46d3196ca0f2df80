import { withoutSecrets } from "@/lib/platforms/simulators/exchange";
import type { PlatformSimulator, SimAccount, SimRequest, SimResponse } from "@/lib/platforms/simulators/simulator";
import type { SimulatorStore } from "@/lib/platforms/simulators/store";
import { countedCall, declaredAccount, META_ACCOUNTS, permittedAccount, tokenOf } from "./accounts";
import { createCampaign, listCampaigns, updateCampaign } from "./campaigns";
import { errorResponse, GraphError, unknownObject } from "./errors";
import { shownCampaign } from "./fields";
import { type Parameters, parametersOf, textOf } from "./parameters";

/** Versions whose Marketing API still answers on 2026-11-21. Source: spec/platforms.md §1 [M]. */
const VERSIONS = ["v25.0", "v26.0"];
const NEWEST = "v26.0";

/** Meta's Graph API, as far as campaigns go. */
export const metaSimulator: PlatformSimulator = {
  key: "meta",
  accounts: META_ACCOUNTS,
  account: declaredAccount,
  handle: (request, store) => {
    const headers: Record<string, string> = { "facebook-api-version": NEWEST };
    const call: Call = { request, store, headers, account: null };
    try {
      return { status: 200, headers, body: route(call), ...accountOf(call) };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const response: SimResponse = errorResponse(error, headers);
      return { ...response, ...accountOf(call) };
    }
  },
};

type Call = { request: SimRequest; store: SimulatorStore; headers: Record<string, string>; account: SimAccount | null };

function route(call: Call): unknown {
  const { request, store } = call;
  const [, version = "", node = "", edge = ""] = /^\/(v\d+\.\d+)\/([^/]+)(?:\/([^/]+))?\/?$/.exec(request.path) ?? [];
  if (!version) throw new GraphError({ code: 2500, message: `Unknown path components: ${request.path}` });
  if (!VERSIONS.includes(version)) {
    const message = `(#2635) You are calling a deprecated version of the Ads API. Please update to the latest version: ${NEWEST}.`;
    throw new GraphError({ code: 2635, message });
  }
  call.headers["facebook-api-version"] = version;
  const parameters = parametersOf(request.query, request.body);
  const token = tokenOf(request, parameters);
  if (node === "me" && !edge && request.method === "GET") return { id: "100000000000001", name: "Simulated System User" };
  const accountId = /^act_(\d+)$/.exec(node)?.[1];
  if (accountId) {
    const account = entered(call, accountId, token);
    return accountCall(call, account, edge, parameters);
  }
  const campaign = store.object(node);
  if (campaign?.type !== "campaign" || edge) throw edge ? unknownEdge(edge) : unknownObject(request.method, node);
  const account = entered(call, campaign.accountId, token);
  if (request.method === "GET") return shownCampaign(campaign, textOf(parameters, "fields"));
  const received = receivedOf(request, parameters);
  if (request.method === "POST") return updateCampaign(campaign, parameters, received, account, store, request.now);
  if (request.method === "DELETE") return updateCampaign(campaign, { status: "DELETED" }, received, account, store, request.now);
  throw unsupported(request.method);
}

function accountCall(call: Call, account: SimAccount, edge: string, parameters: Parameters): unknown {
  const { request, store } = call;
  if (!edge && request.method === "GET") {
    const { id, name, currency, timeZone } = account;
    return { id: `act_${id}`, account_id: id, name, currency, timezone_name: timeZone, account_status: 1 };
  }
  if (edge !== "campaigns") throw unknownEdge(edge);
  if (request.method === "GET") return listCampaigns(parameters, account, store);
  if (request.method === "POST") return createCampaign(parameters, receivedOf(request, parameters), account, store, request.now);
  throw unsupported(request.method);
}

/** Permission first, then quota: a call that is refused for lack of permission is not counted. */
function entered(call: Call, accountId: string, token: string): SimAccount {
  const account = permittedAccount(call.store, accountId, token, call.request.method);
  call.account = account;
  const { headers, exceeded } = countedCall(call.store, account, call.request.now);
  Object.assign(call.headers, headers);
  if (exceeded) throw exceeded;
  return account;
}

/** The body as it came, or the query's parameters where everything came there; without the token. */
function receivedOf(request: SimRequest, parameters: Parameters): unknown {
  return withoutSecrets(request.body === undefined ? parameters : request.body);
}

function accountOf({ account }: Call): { accountId?: string } {
  return account ? { accountId: account.id } : {};
}

function unknownEdge(edge: string): GraphError {
  return new GraphError({ code: 2500, message: `Unknown path components: /${edge}` });
}

function unsupported(method: string): GraphError {
  return new GraphError({ code: 100, type: "GraphMethodException", message: `Unsupported ${method.toLowerCase()} request.` });
}
