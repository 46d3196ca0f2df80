import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { contracts } from "@/app/api/v1/registry";
import { type Contract, errorsOf, type Method } from "@/lib/http/contract";
import { openApiDocument } from "@/lib/http/openapi";

type Answered = { status: number; text: string; headers: Headers };

/** The API document as a judge of real answers, independent of the code that wrote them. */
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(openApiDocument(contracts, "test"), "document");
const validators = new Map<string, ValidateFunction>();

/** The contract of a method and a path with its parameters in braces. */
export function contractOf(method: string, path: string): Contract | undefined {
  return contracts.find((contract) => contract.method === (method as Method) && contract.path === path);
}

/**
 * Throws when an answer is not one the API document describes: an undeclared status or error, a body that its schema
 * refuses, a missing ETag.
 */
export function requireConformance(contract: Contract, reply: Answered): void {
  const what = `${contract.operationId} answered ${reply.status}`;
  if (reply.status >= 400) {
    requireDeclared(contract, reply, what);
    return;
  }
  const answer = [contract.response, ...(contract.also ?? [])].find(({ status }) => status === reply.status);
  if (!answer) throw new Error(`${what}, which the API document does not know`);
  if (!answer.schema) {
    if (reply.status === 204 && reply.text !== "") throw new Error(`${what} with a body`);
    return;
  }
  const body: unknown = JSON.parse(reply.text);
  const validate = validatorOf(contract, reply.status);
  if (!validate(body)) throw new Error(`${what} with ${reply.text.slice(0, 500)}, but ${ajv.errorsText(validate.errors)}`);
  const version = (body as { version?: unknown }).version;
  if (contract.etag && version !== undefined && reply.headers.get("etag") !== `"${version}"`) throw new Error(`${what} without its ETag`);
}

function requireDeclared(contract: Contract, reply: Answered, what: string): void {
  const { code } = (JSON.parse(reply.text) as { error: { code: string } }).error;
  if (!errorsOf(contract).some((declared) => declared === code)) throw new Error(`${what} ${code}, which its contract does not declare`);
}

function validatorOf(contract: Contract, status: number): ValidateFunction {
  const pointer = [
    "paths",
    contract.path,
    contract.method.toLowerCase(),
    "responses",
    String(status),
    "content",
    "application/json",
    "schema",
  ]
    .map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D"))
    .join("/");
  const known = validators.get(pointer);
  if (known) return known;
  const validate = ajv.compile({ $ref: `document#/${pointer}` });
  validators.set(pointer, validate);
  return validate;
}
