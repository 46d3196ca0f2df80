import "server-only";
import type { z } from "zod";
import { type Ctx, createContext } from "@/lib/infra/context";
import { type Idempotency, RefusalReplay } from "@/lib/infra/idempotency";
import { authenticateRequest } from "@/lib/infra/identity/authenticate";
import type { Principal } from "@/lib/infra/identity/principal";
import { type Logger, log } from "@/lib/infra/log";
import { appError } from "@/lib/shared/errors";
import { answerOf, type Reply } from "./answer";
import type { Contract } from "./contract";
import { memoryOf, refusalResponse, rememberRefusal, replayRefusal } from "./idempotent";
import { type Problem, problemResponse, toProblem } from "./problem";
import { takeRateLimit } from "./rate";
import { dropTenant, namingOf, parseInput, type RouteInput, readRaw } from "./read-input";
import { idempotencyKeyOf, ifMatchOf, requestIdOf } from "./request-headers";

/** Next's second argument of a route handler. */
export type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

/** What Next mounts; `contract` lets the generated tests prove that no route is without one. */
export type RouteHandler = ((request: Request, context?: RouteContext) => Promise<Response>) & { readonly contract: Contract };

type Result<C extends Contract> = C["response"]["schema"] extends z.ZodType
  ? Promise<z.input<C["response"]["schema"]> | Reply | Response>
  : Promise<void> | Promise<Reply | Response>;

/** What an operation without credentials knows of its request. */
export type PublicCtx = { requestId: string; log: Logger; request: Request };

/** Facts of one request that its log line and its answer need, gathered as they become known. */
type Trace = { requestId: string; caller: Principal | null; headers: Headers; memory: Idempotency | null };

/**
 * Mounts a use case as a REST operation: credentials → context, wire → camelCase, the handler, the answer parsed by the
 * contract and written in wire names. Every failure leaves as the one envelope; every call leaves one log line.
 *
 * `handler` gets the input as the contract parsed it. It returns what the contract's first answer describes, a
 * {@link Reply} for another of its statuses, or a Response for an answer that is not JSON.
 */
export function route<const C extends Contract>(
  contract: C,
  handler: (ctx: Ctx, input: RouteInput<C>, request: Request) => Result<C>,
): RouteHandler {
  const { permission } = contract;
  if (permission === null) throw new Error(`${contract.operationId} is public: mount it with publicRoute`);
  return mounted(contract, async (request, context, trace) => {
    const caller = await authenticateRequest(request);
    trace.caller = caller;
    await takeRateLimit(caller, trace.headers);
    if (!caller.permissions.has(permission)) {
      throw appError("AUTH_003", { message: `This needs the permission ${permission}`, details: { permission } });
    }
    const ifMatch = contract.method === "GET" ? null : ifMatchOf(request.headers);
    const key = contract.idempotent ? idempotencyKeyOf(request.headers) : null;
    const raw = dropTenant(contract, await readRaw(contract, request, await paramsOf(context)), caller.tenantId);
    if (key !== null) {
      trace.memory = memoryOf(contract, caller, request, raw, key);
      const refusal = await replayRefusal(caller.tenantId, trace.memory);
      if (refusal) return refusalResponse(refusal, trace.requestId, trace.headers);
    }
    const input = parseInput(contract, raw);
    const ctx = createContext({ ...caller, requestId: trace.requestId, ifMatch, idempotency: trace.memory });
    return handler(ctx, input, request);
  });
}

/** Mounts an operation that needs no credentials: its contract's permission is null. */
export function publicRoute<const C extends Contract>(
  contract: C,
  handler: (ctx: PublicCtx, input: RouteInput<C>) => Result<C>,
): RouteHandler {
  if (contract.permission !== null) throw new Error(`${contract.operationId} needs ${contract.permission}: mount it with route`);
  return mounted(contract, async (request, context, trace) => {
    const input = parseInput(contract, await readRaw(contract, request, await paramsOf(context)));
    return handler({ requestId: trace.requestId, log: log.child({ requestId: trace.requestId }), request }, input);
  });
}

function mounted(
  contract: Contract,
  run: (request: Request, context: RouteContext | undefined, trace: Trace) => Promise<unknown>,
): RouteHandler {
  const naming = namingOf(contract);
  const handle = async (request: Request, context?: RouteContext): Promise<Response> => {
    const started = performance.now();
    const trace: Trace = { requestId: requestIdOf(request.headers), caller: null, headers: new Headers(), memory: null };
    let problem: Problem | null = null;
    let response: Response;
    try {
      const result = await run(request, context, trace);
      if (trace.memory?.replayed) trace.headers.set("idempotency-replayed", "true");
      response = result instanceof Response ? result : answerOf(contract, result, trace.requestId, trace.headers);
    } catch (thrown) {
      if (thrown instanceof RefusalReplay) {
        response = refusalResponse(thrown.refusal, trace.requestId, trace.headers);
      } else {
        problem = toProblem(thrown, trace.requestId, naming);
        if (!problem.foreseen || problem.status >= 500) {
          log.error({ requestId: trace.requestId, route: contract.path, err: thrown }, "request failed");
        }
        if (trace.caller && trace.memory) await rememberRefusal(trace.caller.tenantId, trace.memory, problem);
        response = problemResponse(problem, trace.headers);
      }
    }
    record(contract, trace, response.status, problem, performance.now() - started);
    return response;
  };
  return Object.assign(handle, { contract });
}

function record(contract: Contract, trace: Trace, status: number, problem: Problem | null, durationMs: number): void {
  log.info(
    {
      requestId: trace.requestId,
      tenant: trace.caller?.tenantId,
      actor: trace.caller ? `${trace.caller.actor.kind}:${trace.caller.actor.id}` : undefined,
      method: contract.method,
      route: contract.path,
      status,
      code: problem?.envelope.error.code,
      durationMs: Math.round(durationMs * 10) / 10,
    },
    "request",
  );
}

async function paramsOf(context: RouteContext | undefined): Promise<Record<string, string>> {
  const params = (await context?.params) ?? {};
  return Object.fromEntries(Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
