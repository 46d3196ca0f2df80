import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { appError } from "@/lib/shared/errors";
import { runAction } from "./action";

const sent = vi.hoisted(() => ({ headers: new Headers() }));
const actionContext = vi.hoisted(() => vi.fn());
vi.mock("next/headers", () => ({ headers: async () => sent.headers }));
vi.mock("@/lib/infra/identity/page-session", () => ({ actionContext }));

const form = new FormData();
form.set("campaignName", "Moana");
form.set("password", "hunter2");
form.set("$ACTION_ID_1", "x");

beforeEach(() => {
  sent.headers = new Headers({ host: "127.0.0.1:3000", referer: "http://127.0.0.1:3000/w/acme/campaigns/new" });
  actionContext.mockResolvedValue({ requestId: "r", log: { info: () => {} } });
});

describe("runAction", () => {
  it("gives the result of the work in the page's workspace", async () => {
    expect(await runAction("acme", async () => ({ id: 1 }), form)).toEqual({ ok: true, data: { id: 1 } });
    expect(actionContext).toHaveBeenCalledWith("acme");
  });

  it("turns every fault into the form's state, with what was typed and nothing secret", async () => {
    const state = await runAction(
      "acme",
      async () => z.object({ campaignName: z.string().min(9), budget: z.number() }).parse({ campaignName: "Moana" }),
      form,
    );
    expect(state).toMatchObject({
      ok: false,
      code: "VALIDATION_001",
      violations: [
        { pointer: "/campaignName", rule: "min" },
        { pointer: "/budget", rule: "required" },
      ],
      values: { campaignName: "Moana" },
    });
    expect(Object.keys((state as { values: object }).values)).toEqual(["campaignName"]);
  });

  it("shows nothing of an unforeseen error", async () => {
    const state = await runAction("acme", async () => {
      throw new Error("password is hunter2");
    });
    expect(state).toMatchObject({ ok: false, code: "INTERNAL_001" });
    expect(JSON.stringify(state)).not.toContain("hunter2");
  });

  it("refuses a page of another workspace before any work", async () => {
    const work = vi.fn();
    expect(await runAction("other", work)).toMatchObject({ ok: false, code: "AUTH_005" });
    expect(work).not.toHaveBeenCalled();
  });

  it("says that the session is over", async () => {
    actionContext.mockRejectedValue(appError("AUTH_001"));
    expect(await runAction("acme", async () => 1)).toMatchObject({ ok: false, code: "AUTH_001" });
  });

  it("lets Next's own redirects through", async () => {
    const { redirect } = await import("next/navigation");
    await expect(runAction("acme", async () => redirect("/w/acme"))).rejects.toMatchObject({
      digest: expect.stringContaining("NEXT_REDIRECT"),
    });
  });
});
