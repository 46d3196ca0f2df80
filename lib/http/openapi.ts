import type { z } from "zod";
import { type ErrorCode, errorCatalogue } from "@/lib/shared/errors";
import { LARGEST_BODY } from "./body";
import { type Answer, type Contract, errorsOf } from "./contract";
import { type JsonSchema, wireJsonSchema } from "./json-schema";
import { errorSchema, HEADERS, IDEMPOTENCY_KEY, IF_MATCH, SECURITY_SCHEMES, WORKSPACE } from "./openapi-parts";

type Components = Record<string, JsonSchema>;
type Json = Record<string, unknown>;

const DESCRIPTION = `Names are snake_case. Unknown fields and query parameters are refused, naming the nearest known one.
Send an API key as a bearer token; a key belongs to exactly one workspace.
An id that does not exist, belongs to another workspace or is malformed is 404, all three alike.
Lists take \`limit\` with \`offset\` or \`cursor\`. A mutable row's \`ETag\` sent back as \`If-Match\` refuses a lost update.
Every POST takes an \`Idempotency-Key\` and remembers its answer for 24 hours. JSON bodies may have ${LARGEST_BODY} bytes.
Money is a JSON number of exactly its digits; decimal strings are accepted, and
needed where a float would not hold the digits: such a number is refused, never rounded. Times are ISO 8601 in UTC.`;

/**
 * The OpenAPI 3.1 document of all contracts, in wire names. Pure: the same contracts give the same document.
 *
 * @param further schemas that no contract holds a caller to, by name
 */
export function openApiDocument(contracts: readonly Contract[], version: string, further: Readonly<Components> = {}): Json {
  const components: Components = {};
  const paths: Record<string, Json> = {};
  for (const contract of contracts) {
    const method = contract.method.toLowerCase();
    const others = paths[contract.path] ?? {};
    if (method in others) throw new Error(`${contract.method} ${contract.path} is described twice`);
    paths[contract.path] = { ...others, [method]: operation(contract, components) };
  }
  const tags = [...new Set(contracts.flatMap((contract) => contract.tags))].map((name) => ({ name }));
  return {
    openapi: "3.1.1",
    info: { title: "Signalbox", version, description: DESCRIPTION },
    servers: [{ url: "/" }],
    tags,
    paths,
    components: { schemas: { Error: errorSchema(), ...components, ...further }, securitySchemes: SECURITY_SCHEMES, headers: HEADERS },
  };
}

function operation(contract: Contract, components: Components): Json {
  const description = [contract.description, contract.permission && `Needs the permission \`${contract.permission}\`.`]
    .filter(Boolean)
    .join("\n\n");
  const isWrite = contract.method !== "GET";
  return {
    operationId: contract.operationId,
    summary: contract.summary,
    ...(description ? { description } : {}),
    tags: [...contract.tags],
    security: contract.permission === null ? [] : [{ apiKey: [] }, { session: [] }],
    parameters: [
      ...parametersOf(contract.params, "path", contract.operationId, components),
      ...parametersOf(contract.query, "query", contract.operationId, components),
      ...(contract.permission === null ? [] : [WORKSPACE]),
      ...(isWrite && contract.etag && contract.params ? [IF_MATCH] : []),
      ...(contract.idempotent ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(contract.body ? { requestBody: requestBody(contract, contract.body, components) } : {}),
    responses: responsesOf(contract, components),
  };
}

/** One parameter per property of an object schema; lists are given by repetition or comma. */
function parametersOf(schema: z.ZodObject | undefined, place: "path" | "query", operationId: string, components: Components): Json[] {
  if (!schema) return [];
  const made = wireJsonSchema(schema, "input", components, `${operationId}${place === "path" ? "Path" : "Query"}`);
  const required = new Set((made.required as string[] | undefined) ?? []);
  return Object.entries((made.properties as Record<string, JsonSchema> | undefined) ?? {}).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: place,
      required: place === "path" || required.has(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function requestBody(contract: Contract, body: z.ZodType, components: Components): Json {
  const schema = wireJsonSchema(body, "input", components, contract.operationId);
  const example = contract.examples?.body;
  return {
    required: !body.safeParse(undefined).success,
    content: { "application/json": { schema, ...(example === undefined ? {} : { example }) } },
  };
}

function responsesOf(contract: Contract, components: Components): Json {
  const answers = [contract.response, ...(contract.also ?? [])];
  const own = answers.map((answer, index) => [String(answer.status), responseOf(contract, answer, index === 0, components)]);
  const byStatus = Map.groupBy(errorsOf(contract), (code) => errorCatalogue[code].status);
  const errors = [...byStatus].toSorted(([a], [b]) => a - b).map(([status, codes]) => [String(status), errorResponse(status, codes)]);
  return Object.fromEntries([...own, ...errors]) as Json;
}

function responseOf(contract: Contract, answer: Answer, isFirst: boolean, components: Components): Json {
  const headers: Json = { "x-request-id": { $ref: "#/components/headers/RequestId" } };
  if (contract.permission !== null) Object.assign(headers, rateHeaders());
  if (contract.etag && answer.schema) headers.etag = { $ref: "#/components/headers/ETag" };
  const description = answer.description ?? (answer.schema || answer.contentType ? contract.summary : "Done; there is nothing to say");
  if (!answer.schema) return { description, headers, ...(answer.contentType ? { content: { [answer.contentType]: {} } } : {}) };
  const schema = wireJsonSchema(answer.schema, "output", components, `${contract.operationId}${isFirst ? "" : answer.status}`);
  const example = isFirst ? contract.examples?.response : undefined;
  return { description, headers, content: { "application/json": { schema, ...(example === undefined ? {} : { example }) } } };
}

function rateHeaders(): Json {
  return {
    "ratelimit-limit": { $ref: "#/components/headers/RateLimitLimit" },
    "ratelimit-remaining": { $ref: "#/components/headers/RateLimitRemaining" },
    "ratelimit-reset": { $ref: "#/components/headers/RateLimitReset" },
  };
}

function errorResponse(status: number, codes: readonly ErrorCode[]): Json {
  const waits = codes.some((code) => errorCatalogue[code].recovery === "transient") && status !== 500;
  return {
    description: codes.map((code) => `\`${code}\` ${errorCatalogue[code].message}`).join("  \n"),
    headers: {
      "x-request-id": { $ref: "#/components/headers/RequestId" },
      ...(waits ? { "retry-after": { $ref: "#/components/headers/RetryAfter" } } : {}),
    },
    content: {
      "application/json": {
        schema: {
          allOf: [
            { $ref: "#/components/schemas/Error" },
            { type: "object", properties: { error: { type: "object", properties: { code: { enum: [...codes] } } } } },
          ],
        },
      },
    },
  };
}
