"use client";

import { useAddress } from "@/components/layout/list-toolbar";

/** The sort of a list as its column heads need it: the first click takes `first`, the next one turns it around. */
export function useSort(present: string) {
  const { params, hrefWith } = useAddress();
  const now = params.sort ?? present;
  return (name: string, first: "asc" | "desc" = "asc") => {
    const direction = now === name ? ("asc" as const) : now === `-${name}` ? ("desc" as const) : null;
    const next = direction === null ? first : direction === "asc" ? "desc" : "asc";
    return { direction, href: hrefWith({ sort: next === "asc" ? name : `-${name}` }) };
  };
}
