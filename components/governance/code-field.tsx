"use client";

import { useState } from "react";
import { TwoReadings } from "@/components/taxonomy/two-readings";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Glyph } from "@/components/ui/glyph";
import { Input } from "@/components/ui/input";
import { useSettled } from "@/components/ui/use-settled";
import { type CodeKind, useCodeCheck } from "@/lib/client/taxonomy";

type CodeFieldProps = {
  kind: CodeKind;
  name: string;
  label?: string;
  defaultValue: string;
  /** The row that bears the code now, when there is one. */
  ownerId: string | null;
  required?: boolean;
  hint?: string;
  /** What the server said when the form was sent. */
  errors: readonly string[];
};

/** A code of the taxonomy, judged while it is typed: free, taken, retired, or the proof that names could be read in two ways. */
export function CodeField({ kind, name, label = "Code", defaultValue, ownerId, required = false, hint, errors }: CodeFieldProps) {
  const [typed, setTyped] = useState(defaultValue);
  const code = typed.trim().toUpperCase();
  const settled = useSettled(code);
  const present = defaultValue.trim().toUpperCase();
  const asked = settled === present && ownerId !== null ? "" : settled;
  const { data: check } = useCodeCheck(kind, asked, ownerId);
  const answer = check && asked !== "" && asked === code ? check : null;
  const refused = answer && !answer.ok ? answer : null;
  const messages = refused ? refused.violations.map((violation) => violation.message) : code === present || answer ? [] : errors;
  return (
    <div>
      <Field
        label={label}
        required={required}
        optional={!required}
        error={messages.length > 0 ? messages : errors.length > 0 && !answer ? errors : undefined}
        hint={
          answer?.ok ? (
            <span className="inline-flex items-center gap-1.5 text-st-clear">
              <Glyph shape="tick-disc" className="size-3.5" />
              {answer.code} is free, and every name stays readable
            </span>
          ) : (
            (hint ?? "Capitals, digits and underscores, as it stands in names")
          )
        }
      >
        <Input
          name={name}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          translate="no"
          className="font-mono uppercase"
        />
      </Field>
      {refused?.counterexample && (
        <div className="mt-2.5">
          <TwoReadings proof={refused.counterexample} />
        </div>
      )}
      {refused && refused.suggestions.length > 0 && (
        <p className="mt-2 flex flex-wrap items-center gap-1.5 text-12 text-fg-3">
          Codes that would do:
          {refused.suggestions.slice(0, 3).map((suggestion) => (
            <Button key={suggestion} size="sm" className="font-mono" onClick={() => setTyped(suggestion)}>
              {suggestion}
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}
