"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblems } from "@/components/ui/form-problems";
import { Input } from "@/components/ui/input";
import { createFirstOwner, type FirstOwnerFields, signInWithPassword } from "@/lib/client/auth";

type Errors = Partial<Record<keyof FirstOwnerFields, string[]>>;

/** Makes the first owner with the token that the start printed, then signs them in. */
export function FirstOwnerForm({ token }: { token: string }) {
  const [fields, setFields] = useState<FirstOwnerFields>({ setupToken: token, email: "", name: "", password: "", workspaceName: "" });
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const [problems, setProblems] = useState<string[]>([]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setErrors({});
    setProblems([]);
    // The reader's own zone is the best first guess for the workspace; it is a setting afterwards.
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const outcome = await createFirstOwner({ ...fields, timezone });
    if (outcome.kind === "made") {
      const signedIn = await signInWithPassword(fields.email.trim(), fields.password);
      location.assign(signedIn.kind === "signed-in" ? `/w/${outcome.workspaceSlug}` : "/sign-in");
      return;
    }
    setBusy(false);
    setErrors(outcome.errors);
    setProblems(outcome.problems);
  };

  const input = (name: keyof FirstOwnerFields, type: string, autoComplete: string) => (
    <Input
      size="lg"
      type={type}
      name={name}
      autoComplete={autoComplete}
      value={fields[name]}
      onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
    />
  );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-[18px]">
      {(token === "" || errors.setupToken) && (
        <Field label="Setup token" error={errors.setupToken} hint="It stands in the terminal where Signalbox was started" required>
          {input("setupToken", "text", "off")}
        </Field>
      )}
      <Field label="Workspace" error={errors.workspaceName} hint="Your company or team" required>
        {input("workspaceName", "text", "organization")}
      </Field>
      <Field label="Your name" error={errors.name} required>
        {input("name", "text", "name")}
      </Field>
      <Field label="Email" error={errors.email} required>
        {input("email", "email", "username")}
      </Field>
      <Field label="Password" error={errors.password} hint="At least 12 characters" required>
        {input("password", "password", "new-password")}
      </Field>
      <FormProblems messages={problems} />
      <Button type="submit" variant="primary" size="lg" busy={busy && "Making the workspace"}>
        Create workspace
      </Button>
    </form>
  );
}
