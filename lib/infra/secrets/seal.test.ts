import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/shared/ids";
import { setTestEnv } from "@/lib/testing/environment";
import { keyFor } from "./derive";
import { hmac, isSame } from "./hmac";
import { openSealed, SealError, seal } from "./seal";

const here = () => ({ tenantId: newId(), rowId: newId() });

function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof SealError ? error.reason : error;
  }
  return "opened";
}

describe("seal", () => {
  it("opens to what was sealed, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (secret) => {
        const binding = here();
        expect(openSealed(seal(secret, binding), binding)).toBe(secret);
      }),
    );
  });

  it("does not open in another workspace or row", () => {
    const binding = here();
    const value = seal("token", binding);
    expect(refusal(() => openSealed(value, { ...binding, tenantId: newId() }))).toBe("tampered");
    expect(refusal(() => openSealed(value, { ...binding, rowId: newId() }))).toBe("tampered");
    expect(refusal(() => openSealed(value, { tenantId: binding.rowId, rowId: binding.tenantId }))).toBe("tampered");
  });

  it("does not open when any one bit was changed", () => {
    const binding = here();
    const { sealed, keyId } = seal("a token", binding);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Uint8Array.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(refusal(() => openSealed({ sealed: changed, keyId }, binding))).toBe("tampered");
    }
    expect(refusal(() => openSealed({ sealed: sealed.slice(0, 20), keyId }, binding))).toBe("tampered");
  });

  it("says so when the secret of the installation is another one", () => {
    const binding = here();
    const value = seal("token", binding);
    setTestEnv({ SIGNALBOX_SECRET: "another secret, also long enough to be taken as one" });
    expect(refusal(() => openSealed(value, binding))).toBe("key");
  });

  it("never makes the same bytes twice", () => {
    const binding = here();
    expect(Buffer.from(seal("x", binding).sealed).equals(Buffer.from(seal("x", binding).sealed))).toBe(false);
  });
});

describe("keys by purpose", () => {
  it("differ from each other and from the secret, and follow the secret", () => {
    const session = keyFor("session-token").toString("hex");
    expect(session).toHaveLength(64);
    expect(keyFor("setup-token").toString("hex")).not.toBe(session);
    expect(keyFor("session-token").toString("hex")).toBe(session);
    setTestEnv({ SIGNALBOX_SECRET: "a third secret, also long enough to be taken as one" });
    expect(keyFor("session-token").toString("hex")).not.toBe(session);
  });

  it("sign differently", () => {
    expect(hmac("session-token", "x").equals(hmac("setup-token", "x"))).toBe(false);
    expect(isSame(hmac("session-token", "x"), hmac("session-token", "x"))).toBe(true);
    expect(isSame("a", "ab")).toBe(false);
  });
});
