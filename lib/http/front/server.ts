import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { log } from "@/lib/infra/log";
import { isUuid, newId } from "@/lib/shared/ids";
import { isWellFormedHost, ownForwardedHeaders } from "./forwarded";
import { setContentSecurityPolicy, setStandingHeaders } from "./page-headers";
import { answerProblem, isForeignPageWrite, refusalOf } from "./refusals";
import { endStreams } from "./streams";
import { workspaceRedirect } from "./workspace-redirect";

/** Answers a hot path by itself. True: it has taken the request. Runs after headers and request id are set. */
export type FastLane = (request: IncomingMessage, response: ServerResponse) => boolean;
/** Everything else: Next. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface FrontOptions {
  host: string;
  port: number;
  dev: boolean;
  /** A reverse proxy stands in front and sets X-Forwarded-*. */
  trustProxy: boolean;
  fastLane?: readonly FastLane[];
  /** Called with the server before it listens, because Next attaches its own upgrade listener to it. */
  handler(server: Server): Promise<Handler>;
}

export interface FrontServer {
  port: number;
  /** Ends streams, lets requests in flight finish for `limitMs`, then cuts. */
  stop(limitMs?: number): Promise<void>;
}

/** A client that sends its headers this slowly is an attack (slow loris), not a slow line. */
const HEADERS_LIMIT_MS = 20_000;
/** The whole of a request, large uploads included. */
const REQUEST_LIMIT_MS = 600_000;
/** Longer than the idle limit of common load balancers, so that they close first and never write into a closed socket. */
const KEEP_ALIVE_MS = 65_000;
const MAX_HEADER_BYTES = 16_384;
const STOP_LIMIT_MS = 10_000;

/**
 * The HTTP server in front of Next: makes the request id, owns the forwarded headers, refuses what is malformed, sets
 * the security headers and the page's script nonce, redirects unprefixed screens into the workspace used last, and
 * gives hot paths to the fast lane. Rejects with Node's own error (`EADDRINUSE`…) when it cannot listen.
 */
export async function startFrontServer(options: FrontOptions): Promise<FrontServer> {
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_LIMIT_MS,
    requestTimeout: REQUEST_LIMIT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: 5_000,
  });
  const handler = await options.handler(server);
  if (!options.dev) server.on("upgrade", refuseUpgrade);
  server.on("request", (request, response) => void answer(request, response, options, handler));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => resolve());
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : options.port,
    stop: (limitMs = STOP_LIMIT_MS) => stop(server, limitMs),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: FrontOptions, handler: Handler): Promise<void> {
  const given = request.headers["x-request-id"];
  const requestId = typeof given === "string" && isUuid(given) ? given : newId();
  request.headers["x-request-id"] = requestId;
  try {
    response.setHeader("x-request-id", requestId);
    const refusal = refusalOf(request, isWellFormedHost(request.headers.host));
    ownForwardedHeaders(request, options.trustProxy);
    setStandingHeaders(request, response);
    if (refusal) return await answerProblem(response, requestId, refusal);
    if (isForeignPageWrite(request)) return await answerProblem(response, requestId, { code: "AUTH_004" });
    if (options.fastLane?.some((lane) => lane(request, response))) return;
    setContentSecurityPolicy(request, response, options.dev);
    const target = workspaceRedirect(request);
    if (target !== null) {
      response.writeHead(307, { location: target, "cache-control": "private, no-store", vary: "cookie" }).end();
      return;
    }
    await handler(request, response);
  } catch (error) {
    log.error({ err: error, requestId, path: request.url?.split("?", 1)[0] }, "a request failed outside its handler");
    if (response.headersSent) response.destroy();
    else await answerProblem(response, requestId, null);
  }
}

/** Nothing here speaks WebSocket but Next's hot reload, whose own listener leaves other sockets open for ever. */
function refuseUpgrade(_request: IncomingMessage, socket: Duplex): void {
  socket.on("error", () => {});
  socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}

function stop(server: Server, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), limitMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    endStreams();
    server.closeIdleConnections();
  });
}
