"use client";

import { useState } from "react";
import { CodeField } from "@/components/governance/code-field";
import { Field } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Glyph } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import type { CodeKind } from "@/lib/client/taxonomy";
import type { CodeCounts } from "./scheme-plates";

const KINDS: readonly { value: CodeKind; label: string }[] = [
  { value: "brand", label: "Brand" },
  { value: "market", label: "Market" },
  { value: "channel", label: "Channel" },
];

/** What the scheme promises, and a place to try a code against it before anybody creates it. */
export function ProofPanel({ counts }: { counts: CodeCounts }) {
  const [kind, setKind] = useState<CodeKind>("brand");
  const triples = counts.brands * counts.markets * (counts.channels + 1);
  return (
    <Panel title="Proof">
      <div className="px-4 pb-4">
        <p className="flex items-center gap-2 text-14 font-title">
          <Glyph shape="tick-disc" className="text-st-clear" />
          Every name can be read in one way only
        </p>
        <p className="mt-1.5 text-fg-2">
          No two choices of codes spell the same name, now or for any name typed later: a code that would break this is refused, with the
          name that could be read twice.
        </p>
        <dl className="mt-3 grid grid-cols-2">
          <div>
            <dd className="text-16 font-title">{formatCount(triples)}</dd>
            <dt className="text-12 text-fg-3">choices of codes</dt>
          </div>
          <div className="border-line-1 border-l pl-3.5">
            <dd className="text-16 font-title">0</dd>
            <dt className="text-12 text-fg-3">clashes</dt>
          </div>
        </dl>
      </div>
      <div className="grid gap-3.5 border-line-1 border-t px-4 pt-3.5 pb-4">
        <h3>Try a code</h3>
        <Field label="For a">
          <Select value={kind} onValueChange={(value) => setKind(value as CodeKind)} options={KINDS} />
        </Field>
        <CodeField
          key={kind}
          kind={kind}
          name="code"
          defaultValue=""
          ownerId={null}
          hint="Such as DIS_KIDS. Nothing is saved."
          errors={[]}
        />
      </div>
    </Panel>
  );
}
