import { describe, expect, it } from "vitest";
import type { OutboundResponse } from "@/lib/infra/outbound/outbound";
import { classifyMeta } from "./classify";

const NOW = new Date("2026-11-21T09:00:00Z");
function answer(status: number, body: unknown, headers: Record<string, string> = {}): OutboundResponse {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers, body: new TextEncoder().encode(text), text: () => text, url: "https://graph.facebook.com/" };
}
const error = (code: number, more: object = {}) => ({
  error: { message: `(#${code}) Words`, type: "OAuthException", code, fbtrace_id: "A", ...more },
});
const classify = (status: number, body: unknown, headers?: Record<string, string>) =>
  classifyMeta(answer(status, body, headers), "create", NOW);
const usage = (minutes: number) => ({
  "x-business-use-case-usage": JSON.stringify({ "1": [{ type: "ads_management", estimated_time_to_regain_access: minutes }] }),
});

describe("classifyMeta", () => {
  it("takes the id of a creation, and the word of an update", () => {
    expect(classify(200, { id: "120210000000000001" })).toMatchObject({ outcome: "success", externalId: "120210000000000001" });
    expect(classifyMeta(answer(200, { success: true }), "update")).toMatchObject({ outcome: "success", externalId: null });
    expect(classifyMeta(answer(200, { data: [] }), "read")).toMatchObject({ outcome: "success" });
  });

  it.each([
    ["no id", 200, {}],
    ["an id that is none", 200, { id: "<b>" }],
    ["no JSON", 200, "<html>proxy</html>"],
    ["a list", 200, "[]"],
    ["nothing", 200, ""],
    ["a gateway's 502", 502, "<html>Bad gateway</html>"],
    ["a 500 with an error", 500, error(1)],
    ["a 503", 503, {}],
    ["a request time-out", 408, ""],
    ["service unavailable inside a 400", 400, error(2)],
    ["a transient error inside a 400", 400, error(100, { is_transient: true })],
  ])("does not know what became of a creation that is answered with %s", (_what, status, body) => {
    expect(classify(status, body)).toMatchObject({ outcome: "unknown", externalId: null });
  });

  it("does not know either when an update is not confirmed", () => {
    expect(classifyMeta(answer(200, { success: false }), "update")).toMatchObject({ outcome: "unknown" });
  });

  it.each([
    ["429 with Retry-After", 429, {}, { "retry-after": "7" }, 7],
    ["429 with a date", 429, {}, { "retry-after": "Sat, 21 Nov 2026 09:00:30 GMT" }, 30],
    ["429 with a date gone by", 429, {}, { "retry-after": "Sat, 21 Nov 2026 08:00:30 GMT" }, 0],
    ["429 with nonsense", 429, {}, { "retry-after": "soon" }, 60],
    ["429 with a negative number", 429, {}, { "retry-after": "-5" }, 60],
    ["429 alone", 429, "busy", {}, 60],
    ["code 17 inside a 400", 400, error(17, { error_subcode: 2446079 }), {}, 60],
    ["code 4 inside a 403", 403, error(4), {}, 60],
    ["code 613", 400, error(613), { "x-ad-account-usage": '{"acc_id_util_pct":100,"reset_time_duration":120}' }, 120],
    ["code 80004 with minutes", 400, error(80004), usage(3), 180],
    ["code 80004 with 0 minutes", 400, error(80004), usage(0), 60],
    ["code 80004 with a broken header", 400, error(80004), { "x-business-use-case-usage": "{" }, 60],
    ["Retry-After before the estimate", 400, error(80004), { ...usage(3), "retry-after": "5" }, 5],
  ] as const)("waits on %s", (_what, status, body, headers, seconds) => {
    expect(classify(status, body, headers)).toMatchObject({ outcome: "throttled", retryAfterSeconds: seconds });
  });

  it("refuses with the platform's words, those for people first", () => {
    const refused = classify(
      400,
      error(100, {
        message: "Invalid parameter",
        error_subcode: 4834011,
        is_transient: false,
        error_user_title: "Title",
        error_user_msg: "Tell people this.",
      }),
    );
    expect(refused).toMatchObject({
      outcome: "refused",
      platformErrorCode: "100/4834011",
      httpStatus: 400,
      reason: "Title: Tell people this. (Invalid parameter) [code 100/4834011]",
    });
    expect(classify(400, error(190))).toMatchObject({ outcome: "refused", reason: "(#190) Words [code 190]" });
    expect(classify(403, error(200))).toMatchObject({ outcome: "refused" });
    expect(classify(404, "not here")).toMatchObject({ outcome: "refused", reason: "HTTP 404: not here" });
    expect(classify(302, "")).toMatchObject({ outcome: "unknown", httpStatus: 302 });
    expect(classify(404, "")).toMatchObject({ outcome: "refused", reason: "HTTP 404: no text" });
    expect(classify(200, error(100))).toMatchObject({ outcome: "refused" });
    expect(classify(400, { error: "broken" })).toMatchObject({ outcome: "refused" });
  });
});
