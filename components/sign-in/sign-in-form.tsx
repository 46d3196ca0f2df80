"use client";

import { Eye, EyeOff, OctagonAlert, Timer } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Field } from "@/components/ui/field";
import { formatCountdown } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { goToProvider, type SignInOutcome, signInWithPassword } from "@/lib/client/auth";

export type DemoAccount = { role: string; email: string };

type SignInFormProps = {
  /** Where to go afterwards: an address of this site. */
  next: string;
  /** Accounts of the demo workspace and their one password; null where there is none. */
  demo: { accounts: readonly DemoAccount[]; password: string } | null;
  /** Sign-on elsewhere, when it is set up. */
  provider: { id: string; name: string } | null;
  /** Why the reader is here: their session ended, or a provider sent them back. */
  notice: string | null;
};

const UNKNOWN_WAIT_SECONDS = 60;

export function SignInForm({ next, demo, provider, notice }: SignInFormProps) {
  const preset = demo?.accounts.find((account) => account.role === "Manager") ?? demo?.accounts[0];
  const [email, setEmail] = useState(preset?.email ?? "");
  const [password, setPassword] = useState(preset ? (demo?.password ?? "") : "");
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const [failure, setFailure] = useState<Exclude<SignInOutcome, { kind: "signed-in" }> | null>(null);
  const [wait, setWait] = useState(0);
  const passwordInput = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const blanks = {
      ...(email.trim() === "" ? { email: "Type the e-mail address of your account" } : {}),
      ...(password === "" ? { password: "Type your password" } : {}),
    };
    setMissing(blanks);
    if (blanks.email || blanks.password) return;
    setBusy(true);
    setFailure(null);
    const outcome = await signInWithPassword(email.trim(), password);
    if (outcome.kind === "signed-in") {
      // A full load: everything the new session may see comes from the server.
      location.assign(next);
      return;
    }
    setBusy(false);
    setFailure(outcome);
    if (outcome.kind === "throttled") setWait(outcome.waitSeconds ?? UNKNOWN_WAIT_SECONDS);
    else passwordInput.current?.select();
  };

  const held = failure?.kind === "throttled" && wait > 0;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-[18px]">
      {notice && !failure && <p className="rounded-1 border border-line-2 px-3 py-2 text-fg-2">{notice}</p>}
      <Field label="Email" error={missing.email} required>
        <Input
          size="lg"
          type="email"
          name="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field label="Password" error={missing.password} required>
        <Input
          ref={passwordInput}
          size="lg"
          type={shown ? "text" : "password"}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          suffix={
            <IconButton
              label={shown ? "Hide password" : "Show password"}
              size="sm"
              className="-mr-1.5"
              aria-pressed={shown}
              onClick={() => setShown(!shown)}
            >
              {shown ? <EyeOff /> : <Eye />}
            </IconButton>
          }
        />
      </Field>
      <div role="alert" className="empty:hidden">
        {failure && <Failure failure={failure} wait={wait} />}
      </div>
      <Button type="submit" variant="primary" size="lg" disabled={held} busy={busy && "Signing in"}>
        Sign in
      </Button>
      {provider && (
        <Button
          size="lg"
          onClick={() => {
            goToProvider(provider.id, new URL(next, location.origin).href).catch(() => setFailure({ kind: "unreachable" }));
          }}
        >
          Continue with {provider.name}
        </Button>
      )}
      {demo && (
        <fieldset className="border-line-1 border-t pt-[18px]">
          <legend className="float-left mb-2.5 w-full text-fg-2">Demo workspace: try it as</legend>
          <div className="clear-both flex flex-wrap gap-1.5">
            {demo.accounts.map((account) => {
              const on = account.email === email;
              return (
                <button
                  key={account.email}
                  type="button"
                  aria-pressed={on}
                  onClick={() => {
                    setEmail(account.email);
                    setPassword(demo.password);
                    setMissing({});
                    setFailure(null);
                  }}
                  className={cx(
                    "h-7 rounded-1 border px-2.5 text-12 transition-colors touch:h-touch touch:px-3.5 touch:text-14",
                    on ? "border-line-3 bg-surface-3 text-fg-1" : "border-line-2 text-fg-2 hover:bg-surface-2",
                  )}
                >
                  {account.role}
                </button>
              );
            })}
          </div>
        </fieldset>
      )}
    </form>
  );
}

function Failure({ failure, wait }: { failure: Exclude<SignInOutcome, { kind: "signed-in" }>; wait: number }) {
  if (failure.kind === "throttled") {
    return (
      <p className="flex items-start gap-2 text-st-caution">
        <Timer className="mt-0.5" />
        <span>
          Too many failed tries. {/* The ticking figure is left out of what is read aloud. */}
          {wait > 0 ? (
            <span>
              You can try again in <span aria-hidden="true">{formatCountdown(wait * 1000)}</span>
              <span className="sr-only">a while</span>.
            </span>
          ) : (
            "You can try again now."
          )}
        </span>
      </p>
    );
  }
  return (
    <p className="flex items-start gap-2 text-st-danger">
      <OctagonAlert className="mt-0.5" />
      {failure.kind === "refused"
        ? "E-mail or password is wrong. Both are checked together, so look at both."
        : "The server could not be reached. Check the connection and try again."}
    </p>
  );
}
