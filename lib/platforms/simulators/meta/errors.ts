import { randomBytes } from "node:crypto";
import type { SimResponse } from "@/lib/platforms/simulators/simulator";

type ErrorWords = {
  status?: number;
  code: number;
  message: string;
  type?: "OAuthException" | "GraphMethodException";
  subcode?: number;
  isTransient?: boolean;
  userTitle?: string;
  userMessage?: string;
  /** The parameters that are to blame; a list for one that stands inside another. */
  blame?: readonly (string | readonly string[])[];
};

/** What a handler throws to answer with a Graph error. */
export class GraphError extends Error {
  override readonly name = "GraphError";
  constructor(readonly words: ErrorWords) {
    super(words.message);
  }
}

/** Graph's error object. Source: spec/platforms.md §1 [H]; HTTP 400 unless another status was seen. */
export function errorResponse(error: GraphError, headers: Readonly<Record<string, string>> = {}): SimResponse {
  const { words } = error;
  const traceId = `A${randomBytes(16).toString("base64url")}`;
  return {
    status: words.status ?? 400,
    headers: {
      ...headers,
      "x-fb-trace-id": traceId,
      "www-authenticate": `OAuth "Facebook Platform" "invalid_request" "${words.message.replace(/"/g, "'").slice(0, 200)}"`,
    },
    body: {
      error: {
        message: words.message,
        type: words.type ?? "OAuthException",
        code: words.code,
        ...(words.blame ? { error_data: JSON.stringify({ blame_field_specs: words.blame.map((field) => [field].flat()) }) } : {}),
        ...(words.subcode === undefined ? {} : { error_subcode: words.subcode }),
        is_transient: words.isTransient ?? false,
        ...(words.userTitle === undefined ? {} : { error_user_title: words.userTitle, error_user_msg: words.userMessage ?? "" }),
        fbtrace_id: traceId,
      },
    },
  };
}

/** Error 100: the request is wrong in a parameter. */
export function invalidParameter(message: string, more: Partial<ErrorWords> = {}): GraphError {
  return new GraphError({ code: 100, message: more.userTitle ? "Invalid parameter" : `(#100) ${message}`, ...more });
}

/** Error 100/33. Source: facebook/facebook-nodejs-business-sdk issue 71. */
export function unknownObject(method: string, id: string): GraphError {
  const message =
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, ` +
    "or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api";
  return new GraphError({ code: 100, subcode: 33, type: "GraphMethodException", message });
}

/** Error 190. HTTP 400, as in facebook-ads-reporting-google-apps-script issue 18. */
export function badToken(message = "Invalid OAuth access token - Cannot parse access token", subcode?: number): GraphError {
  return new GraphError({ code: 190, message, ...(subcode === undefined ? {} : { subcode }) });
}

/** Error 200. HTTP 403, as in arsduo/koala issue 693. */
export function noPermission(): GraphError {
  return new GraphError({ status: 403, code: 200, message: "(#200) Permissions error" });
}

/** Error 80004: too many calls of an ad account. Source: spec/platforms.md §1, rate [M]. */
export function tooManyCalls(): GraphError {
  return new GraphError({
    code: 80004,
    subcode: 2446079,
    message:
      "There have been too many calls to this ad-account. Wait a bit and try again. For more info, please refer to " +
      "https://developers.facebook.com/docs/graph-api/overview/rate-limiting#ads-management.",
  });
}
