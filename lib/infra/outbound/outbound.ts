import { Agent, type Dispatcher, request as undiciRequest } from "undici";
import { parseAllowList } from "./allow-list";
import { guardedConnector, type Resolve, systemResolve } from "./guarded-connector";
import { OutboundError, toOutboundError } from "./outbound-error";
import { redirected, webUrl } from "./web-url";

export type OutboundRequest = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD";
  /** Absolute `https:` URL. `http:` only for a host on an allow-list, so that no token travels in the clear. */
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
};

type OutboundOptions = {
  /** From the call to the last byte of the answer, connecting and redirects included. */
  timeoutMs: number;
  /** Largest answer that is read; beyond it the request fails with `too_large`. */
  maxBytes: number;
  /** Private hosts this one call may reach, as `host:port` or network: the configured address of a simulator. */
  allow?: readonly string[];
  /** Redirects to follow, GET and HEAD only. Default 0: a redirect is an answer like any other. */
  redirects?: number;
  signal?: AbortSignal;
};

export type OutboundResponse = {
  status: number;
  /** Lower-case names; repeated headers joined by ", ". */
  headers: Record<string, string>;
  body: Uint8Array;
  text(): string;
  /** Where the answer came from, after redirects. */
  url: string;
};

/** Sends one request. @throws OutboundError, whose `sent` says whether the other side can have seen it. */
export type Outbound = (request: OutboundRequest, options: OutboundOptions) => Promise<OutboundResponse>;

const CONNECTIONS_PER_ORIGIN = 64;

/**
 * Makes the outbound client. Connections are pooled per allow-list: one that was opened because a call may reach a
 * private host is never handed to a call that may not.
 */
export function createOutbound(config: { allowPrivateHosts?: readonly string[]; resolve?: Resolve } = {}): {
  outbound: Outbound;
  close(): Promise<void>;
} {
  const agents = new Map<string, Agent>();
  const always = config.allowPrivateHosts ?? [];

  function agentFor(allow: readonly string[]): Agent {
    const key = allow.join(" ");
    const known = agents.get(key);
    if (known) return known;
    const connect = guardedConnector({ resolve: config.resolve ?? systemResolve, allow: parseAllowList([...always, ...allow]) });
    const agent = new Agent({ connect, connections: CONNECTIONS_PER_ORIGIN, headersTimeout: 0, bodyTimeout: 0 });
    agents.set(key, agent);
    return agent;
  }

  const outbound: Outbound = async (request, options) => {
    const agent = agentFor(options.allow ?? []);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(new OutboundError("timeout", "", { sent: false })), options.timeoutMs);
    const giveUp = () => deadline.abort(new OutboundError("aborted", "The caller gave up", { sent: false }));
    options.signal?.addEventListener("abort", giveUp, { once: true });
    if (options.signal?.aborted) giveUp();
    try {
      let current = request;
      for (let hop = 0; ; hop += 1) {
        const url = webUrl(current.url);
        const response = await once(current, url, agent, { ...options, signal: deadline.signal });
        const next = options.redirects ? redirected(current, response) : null;
        if (!next) return response;
        if (hop >= (options.redirects ?? 0)) throw new OutboundError("redirects", `${url.host} redirects too often`, { sent: true });
        current = next;
      }
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", giveUp);
    }
  };

  return {
    outbound,
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
      agents.clear();
    },
  };
}

async function once(
  request: OutboundRequest,
  url: URL,
  agent: Agent,
  options: { timeoutMs: number; maxBytes: number; signal: AbortSignal },
): Promise<OutboundResponse> {
  let sent = false;
  // undici calls onRequestStart when a connected socket is about to get the first byte: before it, nothing left.
  const dispatcher: Dispatcher = agent.compose(
    (dispatch) => (opts, handler) =>
      dispatch(opts, {
        onRequestStart: (controller, context) => {
          sent = true;
          handler.onRequestStart?.(controller, context);
        },
        onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
        onResponseStart: (...args) => handler.onResponseStart?.(...args),
        onResponseData: (...args) => handler.onResponseData?.(...args),
        onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
        onResponseError: (...args) => handler.onResponseError?.(...args),
      }),
  );
  try {
    const asked = undiciRequest(url, {
      dispatcher,
      method: request.method,
      headers: { "accept-encoding": "identity", "user-agent": "Signalbox", ...request.headers },
      body: request.body ?? null,
      signal: options.signal,
    });
    // undici notices an abort only once the connection stands or failed, and a resolver can hang for longer than that.
    const answer = await Promise.race([asked, aborted(options.signal)]);
    const headers = flatHeaders(answer.headers);
    const body = await readBody(answer.body, options.maxBytes, url.host);
    return { status: answer.statusCode, headers, body, text: () => new TextDecoder().decode(body), url: url.href };
  } catch (error) {
    const reason = options.signal.aborted ? options.signal.reason : error;
    if (reason instanceof OutboundError && reason.failure === "timeout") {
      throw new OutboundError("timeout", `${url.host} did not answer within ${options.timeoutMs} ms`, { sent });
    }
    throw toOutboundError(reason, sent, url.host);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
    if (signal.aborted) fail();
    else signal.addEventListener("abort", fail, { once: true });
  });
}

async function readBody(stream: AsyncIterable<Uint8Array> & { destroy(): unknown }, maxBytes: number, host: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      stream.destroy();
      throw new OutboundError("too_large", `The answer of ${host} is larger than ${maxBytes} bytes`, { sent: true });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}
