import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FirstOwnerForm } from "@/components/sign-in/first-owner-form";
import { needsFirstOwner } from "@/lib/infra/identity/setup/first-owner";

export const metadata: Metadata = { title: "First owner" };

/** Shown once in the life of an installation without a demo: whoever holds the printed token becomes its owner. */
export default async function SetupPage({ searchParams }: PageProps<"/setup">) {
  if (!(await needsFirstOwner())) redirect("/sign-in");
  const { token } = await searchParams;
  return (
    <div className="my-auto py-10">
      <h1 className="mb-1.5 text-28 tracking-[-.02em]">Make this Signalbox yours</h1>
      <p className="mb-[18px] text-14 text-fg-3">Nobody can sign in yet. You become the owner of the first workspace.</p>
      <FirstOwnerForm token={typeof token === "string" ? token : ""} />
    </div>
  );
}
