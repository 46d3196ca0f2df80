"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { signInWithPassword, signOut } from "@/lib/client/auth";
import { reportSessionBack, useSessionEnded } from "@/lib/client/session-end";
import { useWorkspace } from "@/lib/client/workspace";

/** Opens when the server no longer knows the session: sign in again here, and what was typed behind it stays. */
export function SessionEndedDialog() {
  const ended = useSessionEnded();
  const { user } = useWorkspace();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const outcome = await signInWithPassword(user.email, password);
    setBusy(false);
    if (outcome.kind === "signed-in") {
      setPassword("");
      setProblem(undefined);
      reportSessionBack();
      return;
    }
    setProblem(
      outcome.kind === "refused"
        ? "The password is wrong. Type it again."
        : outcome.kind === "throttled"
          ? `Too many failed tries. Wait ${outcome.waitSeconds ?? 60} seconds.`
          : "The server could not be reached. Try again.",
    );
  };

  return (
    <Dialog open={ended} onOpenChange={(open) => !open && reportSessionBack()}>
      <DialogContent size="sm" title="Sign in to go on" description="Your session ended. What you typed is still here.">
        <form onSubmit={(event) => void submit(event)}>
          <DialogBody>
            <input type="hidden" name="email" autoComplete="username" value={user.email} readOnly />
            <Field label={`Password for ${user.email}`} error={problem}>
              <Input
                type="password"
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </Field>
          </DialogBody>
          <DialogFoot>
            <Button variant="quiet" onClick={() => void signOut()}>
              Someone else
            </Button>
            <Button type="submit" variant="primary" busy={busy && "Signing in"}>
              Sign in
            </Button>
          </DialogFoot>
        </form>
      </DialogContent>
    </Dialog>
  );
}
