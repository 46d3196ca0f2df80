import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ROLE_WORD } from "@/components/layout/role-word";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { env } from "@/lib/infra/env";
import { currentSession } from "@/lib/infra/identity/page-session";
import { needsFirstOwner } from "@/lib/infra/identity/setup/first-owner";
import { singleSignOn } from "@/lib/infra/identity/sign-in/single-sign-on";
import { ROLES } from "@/lib/shared/permissions";

export const metadata: Metadata = { title: "Sign in" };

/** The default of SIGNALBOX_DEMO_PASSWORD, as README prints it. */
const KNOWN_DEMO_PASSWORD = "signalbox-demo";

/** A path of this site, never another's address: what an attacker puts into the link must not lead away. */
function ownPath(sent: string | string[] | undefined): string {
  if (typeof sent !== "string") return "/";
  const base = "http://own.invalid";
  if (!sent.startsWith("/") || !URL.canParse(sent, base)) return "/";
  const url = new URL(sent, base);
  return url.origin === base && url.pathname !== "/sign-in" ? `${url.pathname}${url.search}` : "/";
}

const NOTICE: Record<string, string> = {
  AccessDenied: "That account is not known here. Ask an admin of your workspace to add it.",
  OAuthCallback: "Signing on elsewhere did not work. Try again, or use your password.",
  OAuthSignin: "Signing on elsewhere did not work. Try again, or use your password.",
};

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { callbackUrl, error } = await searchParams;
  const next = ownPath(callbackUrl);
  if (await currentSession()) redirect(next);
  if (await needsFirstOwner()) redirect("/setup");
  const { SIGNALBOX_DEMO, SIGNALBOX_DEMO_PASSWORD } = env();
  // Roles from the most to the least, as the demo workspace has one account of each.
  const accounts = [...ROLES].reverse().map((role) => ({ role: ROLE_WORD[role], email: `${role}@demo.signalbox.test` }));
  // Only the password that everybody knows is filled in: one of the operator's own is for whoever they tell.
  const password = SIGNALBOX_DEMO_PASSWORD === KNOWN_DEMO_PASSWORD ? KNOWN_DEMO_PASSWORD : "";
  const demo = SIGNALBOX_DEMO === "on" ? { accounts, password } : null;
  return (
    <>
      <div className="my-auto py-10">
        <h1 className="mb-1.5 text-28 tracking-[-.02em]">Sign in</h1>
        <p className="mb-[18px] text-14 text-fg-3">to your workspaces</p>
        <SignInForm next={next} demo={demo} provider={singleSignOn()} notice={typeof error === "string" ? (NOTICE[error] ?? null) : null} />
      </div>
      {demo && <p className="text-12 text-fg-4">Platforms are simulated in the demo workspace. Nothing is bought.</p>}
    </>
  );
}
