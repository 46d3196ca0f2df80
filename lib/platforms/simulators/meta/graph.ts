import { withoutSecrets } from "@/lib/platforms/simulators/exchange";
import type { PlatformSimulator, SimAccount, SimRequest, SimResponse } from "@/lib/platforms/simulators/simulator";
import type { SimObject, SimulatorStore } from "@/lib/platforms/simulators/store";
import { countedCall, declaredAccount, META_ACCOUNTS, permittedAccount, tokenOf } from "./accounts";
import { errorResponse, GraphError, unknownObject } from "./errors";
import { shownObject } from "./fields";
import { childrenOf, listObjects, typeOfEdge } from "./listing";
import { accountsOf, pagesOf, pixelsOf, searchLists } from "./lists/search";
import { changeLabels, createLabel, createObject, deleteObject, updateObject } from "./objects";
import { type Parameters, parametersOf, textOf } from "./parameters";
import type { Call } from "./rules/change";

/**
 * Versions that are answered. The Marketing API of v24 ended on 2026-10-06 (spec/platforms.md §1 [M]), but it is the one
 * that Meta's own SDK on npm, 24.0.1, speaks.
 */
const VERSIONS = ["v24.0", "v25.0", "v26.0"];
const NEWEST = "v26.0";

/** What the app header says of a call that no account's quota counts. */
const UNUSED = JSON.stringify({ call_count: 0, total_cputime: 0, total_time: 0 });

/** Meta's Graph API, as far as campaigns, ad sets, creatives and ads go, and the lists they are made from. */
export const metaSimulator: PlatformSimulator = {
  key: "meta",
  accounts: META_ACCOUNTS,
  account: declaredAccount,
  handle: (request, store) => {
    const headers: Record<string, string> = { "facebook-api-version": NEWEST, "x-app-usage": UNUSED };
    const call: GraphCall = { request, store, headers, account: null };
    try {
      return { status: 200, headers, body: route(call), ...accountOf(call) };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const response: SimResponse = errorResponse(error, headers);
      return { ...response, ...accountOf(call) };
    }
  },
};

type GraphCall = { request: SimRequest; store: SimulatorStore; headers: Record<string, string>; account: SimAccount | null };

function route(call: GraphCall): unknown {
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
  if (node === "me" || node === "search") return own(call, node, edge, parameters, token);
  const accountId = /^act_(\d+)$/.exec(node)?.[1];
  if (accountId) return accountCall(call, entered(call, accountId, token), edge, parameters);
  const object = store.object(node);
  if (!object || object.type === "label") throw edge ? unknownEdge(edge) : unknownObject(request.method, node);
  return objectCall(call, object, entered(call, object.accountId, token), edge, parameters);
}

/** What belongs to nobody's account. */
function own(call: GraphCall, node: string, edge: string, parameters: Parameters, token: string): unknown {
  if (call.request.method !== "GET") throw unsupported(call.request.method);
  if (node === "search" && !edge) return searchLists(parameters);
  if (node === "me" && !edge) return { id: "100000000000001", name: "Simulated System User" };
  if (node === "me" && edge === "adaccounts") return accountsOf(call.store, token);
  if (node === "me" && edge === "accounts") return pagesOf();
  throw unknownEdge(edge || node);
}

function accountCall(call: GraphCall, account: SimAccount, edge: string, parameters: Parameters): unknown {
  const { request, store } = call;
  const { method } = request;
  if (!edge && method === "GET") {
    const { id, name, currency, timeZone } = account;
    return { id: `act_${id}`, account_id: id, name, currency, timezone_name: timeZone, account_status: 1 };
  }
  if (edge === "adspixels" && method === "GET") return pixelsOf(account.id);
  if (edge === "adlabels" && method === "POST") return createLabel(changeCall(call, account, parameters));
  if (edge === "adlabels" && method === "GET") {
    const data = store
      .objects({ accountId: account.id, type: "label" })
      .map((label) => shownObject(label, textOf(parameters, "fields"), store));
    return { data };
  }
  const type = typeOfEdge(edge);
  if (!type) throw unknownEdge(edge);
  if (method === "GET") return listObjects(type, store.objects({ accountId: account.id, type }), parameters, store, addressOf(request));
  if (method === "POST") return createObject(type, changeCall(call, account, parameters));
  throw unsupported(method);
}

function objectCall(call: GraphCall, object: SimObject, account: SimAccount, edge: string, parameters: Parameters): unknown {
  const { request, store } = call;
  const { method } = request;
  const change = () => changeCall(call, account, parameters);
  if (edge === "adlabels" && method !== "GET") return changeLabels(object, change(), method === "DELETE");
  if (edge) {
    const children = childrenOf(object, edge, store);
    if (!children) throw unknownEdge(edge);
    if (method !== "GET") throw unsupported(method);
    return listObjects(children.type, children.objects, parameters, store, addressOf(request));
  }
  if (method === "GET") return shownObject(object, textOf(parameters, "fields"), store);
  if (method === "POST") return updateObject(object, change());
  if (method === "DELETE") return deleteObject(object, change());
  throw unsupported(method);
}

function changeCall(call: GraphCall, account: SimAccount, parameters: Parameters): Call {
  const { request, store } = call;
  return { parameters, received: receivedOf(request, parameters), account, store, now: request.now };
}

/** Where the call was addressed to, without its query: the platform writes whole addresses into its answers. */
function addressOf(request: SimRequest): string {
  return `http://${request.headers.host ?? "127.0.0.1"}/meta${request.path}`;
}

/** Permission first, then quota: a call that is refused for lack of permission is not counted. */
function entered(call: GraphCall, accountId: string, token: string): SimAccount {
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

function accountOf({ account }: GraphCall): { accountId?: string } {
  return account ? { accountId: account.id } : {};
}

function unknownEdge(edge: string): GraphError {
  return new GraphError({ code: 2500, message: `Unknown path components: /${edge}` });
}

function unsupported(method: string): GraphError {
  return new GraphError({ code: 100, type: "GraphMethodException", message: `Unsupported ${method.toLowerCase()} request.` });
}
