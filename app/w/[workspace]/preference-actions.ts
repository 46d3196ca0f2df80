"use server";

import { cookies, headers } from "next/headers";
import { isPreference, PREFERENCE_COOKIE } from "@/components/layout/preferences";
import { isSecure } from "@/lib/infra/identity/request-origin";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps how the reader wants to see the product, for the next page the server renders. Anything unknown is ignored. */
export async function savePreference(name: string, value: string): Promise<void> {
  if (!isPreference(name, value)) return;
  (await cookies()).set(PREFERENCE_COOKIE[name], value, {
    maxAge: YEAR_SECONDS,
    path: "/",
    sameSite: "lax",
    httpOnly: true,
    secure: isSecure(await headers()),
  });
}
