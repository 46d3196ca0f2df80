import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Styleguide } from "@/components/styleguide/styleguide";
import { env } from "@/lib/infra/env";

export const metadata: Metadata = { title: "Style guide" };

/** Every primitive in every state. For development only. */
export default function StyleguidePage() {
  if (env().NODE_ENV !== "development") notFound();
  return <Styleguide />;
}
