"use client";

import type { MemberDto } from "@/lib/domain/members/members.schema";
import type { ApiClient } from "./fetcher";

const SHOWN = 20;

/** The workspace's people whose name or address has these words. */
export async function searchMembers(api: ApiClient, query: string, signal: AbortSignal): Promise<MemberDto[]> {
  return (await api.get<{ members: MemberDto[] }>("/members", { query: { search: query, limit: SHOWN }, signal })).members;
}
