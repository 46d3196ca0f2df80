import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import { canonicalCode } from "../codes.rules";
import { type CodeCheck, checkCodeAddition } from "../decodability.rules";
import type { CodeKind } from "../scheme.rules";
import { schemeInForce } from "../stored-scheme";
import { suggestCodes } from "../suggest-code.rules";
import { allowing, loadCodeSet } from "./code-set";
import { wasIssuedBy } from "./issued-by";

/** A code somebody wants; `ownerId` is the row that would bear it, when there is one already. */
export type WantedCode = { kind: CodeKind; code: string; ownerId: string | null };

export type Judgement = { code: string; check: CodeCheck; suggestions: string[] };

/** Judges a code against all the workspace knows, with codes that would do instead when it is refused. */
export async function judgeCode(tx: Tx, tenantId: string, wanted: WantedCode, count = 3): Promise<Judgement> {
  const { kind, ownerId } = wanted;
  const code = canonicalCode(wanted.code);
  const scheme = await schemeInForce(tx, tenantId);
  const owner = ownerId === null ? null : { kind, id: ownerId };
  const codes = await loadCodeSet(tx, tenantId, owner);
  let check = checkCodeAddition(scheme, codes, { kind, code });
  if (!check.ok && check.reason === "retired" && owner && (await wasIssuedBy(tx, tenantId, owner, code))) {
    check = checkCodeAddition(scheme, allowing(codes, kind, code), { kind, code });
  }
  return { code, check, suggestions: check.ok ? [] : suggestCodes(scheme, codes, kind, code, count) };
}
