import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { control, type Simulated } from "./control";
import { answer, isFromHere, parseBody, pathWithoutSecrets, readBody, withoutSecrets } from "./exchange";
import { type Fault, FaultList } from "./faults";
import { metaSimulator } from "./meta/graph";
import type { PlatformSimulator, SimRequest, SimResponse } from "./simulator";
import { Database } from "./store";
import { tiktokSimulator } from "./tiktok/api";

/** The simulated platforms. A further one is its folder and its line here. */
const platformSimulators: readonly PlatformSimulator[] = [metaSimulator, tiktokSimulator];

export type SimulatorsOptions = {
  /** 0 takes any free port. */
  port: number;
  /** Loopback only; default 127.0.0.1. */
  host?: "127.0.0.1" | "::1" | "localhost";
  /** Where state is kept; made when missing. */
  dataDir: string;
  log?: (line: { platform: string; method: string; path: string; status: number | null; fault: boolean }) => void;
};

/**
 * Starts the bundled ad platforms on one port: `/{platform}/…` speaks that platform's HTTP API, `/_sim/…` controls them.
 * Resolves when it listens. `stop` cuts what is open and closes the store.
 * @throws Error in one sentence when the port is taken or the directory cannot be written
 */
export async function startSimulators(options: SimulatorsOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const database = new Database(options.dataDir);
  const platforms = new Map<string, Simulated>(
    platformSimulators.map((simulator) => [simulator.key, { simulator, store: database.of(simulator.key, simulator.accounts) }]),
  );
  const faults = new FaultList();
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    serve(request, response, { platforms, faults, wait: (ms) => waitOrStop(ms, response, waiting), log: options.log }).catch(
      (error: unknown) =>
        answer(response, 500, { error: { message: `The simulator failed: ${error instanceof Error ? error.message : String(error)}` } }),
    );
  });
  const host = options.host ?? "127.0.0.1";
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(options.port, host, resolve);
    });
  } catch (error) {
    database.close();
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw taken ? new Error(`Port ${options.port} is taken: the simulators need it, or set SIGNALBOX_SIMULATORS_PORT`) : error;
  }
  const { port, family, address } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${port}`,
    stop: async () => {
      for (const wake of waiting) wake();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      database.close();
    },
  };
}

type Room = {
  platforms: ReadonlyMap<string, Simulated>;
  faults: FaultList;
  /** False when the client or the server has gone meanwhile. */
  wait(ms: number): Promise<boolean>;
  log: SimulatorsOptions["log"];
};

async function serve(request: IncomingMessage, response: ServerResponse, room: Room): Promise<void> {
  if (!isFromHere(request)) {
    answer(response, 403, { error: { message: "The simulators answer to this machine only" } });
    return;
  }
  const url = new URL(request.url ?? "/", "http://simulators");
  const method = request.method ?? "GET";
  const rawBody = await readBody(request);
  if (rawBody === null) {
    answer(response, 413, { error: { message: "The body is too large" } }, { connection: "close" });
    return;
  }
  const body = parseBody(rawBody, request.headers["content-type"]);
  if (url.pathname === "/_sim" || url.pathname.startsWith("/_sim/")) {
    const { status, body: said } = control({ method, path: url.pathname, body }, room.platforms, room.faults);
    answer(response, status, said);
    return;
  }
  const key = url.pathname.split("/")[1] ?? "";
  const platform = room.platforms.get(key);
  if (!platform) {
    answer(response, 404, {
      error: { message: `There is no simulated platform at /${key}; there are ${[...room.platforms.keys()].join(", ")}` },
    });
    return;
  }
  const simRequest: SimRequest = {
    method,
    path: url.pathname.slice(key.length + 1) || "/",
    query: url.searchParams,
    headers: request.headers as SimRequest["headers"],
    body,
    now: new Date(),
  };
  const fault = room.faults.take({ platform: key, method, path: url.pathname, rawBody });
  let accountId: string | null = null;
  const handle = () => {
    const made = platform.simulator.handle(simRequest, platform.store);
    accountId = made.accountId ?? null;
    return made;
  };
  const answered = await play(fault, handle, room);
  const status = answered?.status ?? null;
  platform.store.logRequest(
    { at: simRequest.now.toISOString(), method, path: pathWithoutSecrets(url), status, body: withoutSecrets(body) },
    accountId,
  );
  room.log?.({ platform: key, method, path: url.pathname, status, fault: fault !== null });
  if (answered) answer(response, answered.status, answered.body, answered.headers);
  else response.socket?.destroy();
}

/** The platform's answer as a fault leaves it; null when the connection is to be cut. */
async function play(fault: Fault | null, handle: () => SimResponse, room: Room): Promise<SimResponse | null> {
  if (!fault) return handle();
  const replaces = fault.status !== undefined || fault.drop;
  // Without after_commit the delay lies before the platform: a client that gives up meanwhile was never heard.
  if (!fault.after_commit && fault.delay_ms > 0 && !(await room.wait(fault.delay_ms))) return null;
  const done = fault.after_commit || !replaces ? handle() : null;
  if (fault.after_commit && fault.delay_ms > 0 && !(await room.wait(fault.delay_ms))) return null;
  if (fault.drop) return null;
  return {
    status: fault.status ?? done?.status ?? 200,
    headers: { ...(fault.status === undefined ? done?.headers : {}), ...fault.headers },
    body: fault.body ?? (fault.status === undefined ? done?.body : standardBody(fault.status)),
  };
}

/** What a gateway in front of a platform answers when a fault names no body. */
function standardBody(status: number): unknown {
  return status < 300 ? {} : { error: { message: `Simulated HTTP ${status}` } };
}

function waitOrStop(ms: number, response: ServerResponse, waiting: Set<() => void>): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (completed: boolean) => {
      clearTimeout(timer);
      waiting.delete(stop);
      response.off("close", stop);
      resolve(completed);
    };
    const stop = () => finish(false);
    const timer = setTimeout(() => finish(true), ms);
    waiting.add(stop);
    response.on("close", stop);
  });
}
