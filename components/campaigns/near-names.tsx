"use client";

import Link from "next/link";
import { useWorkspace } from "@/lib/client/workspace";
import type { NamePreviewResult } from "@/lib/domain/taxonomy/use-cases.schema";

/** Campaigns that may be the same one typed again. */
export function NearNames({ names }: { names: NamePreviewResult["nearNames"] }) {
  const { href } = useWorkspace();
  if (names.length === 0) return null;
  return (
    <aside aria-label="Close to this one" className="row-in">
      <h2 className="border-line-1 border-b pb-2 text-body">Close to this one</h2>
      <ul>
        {names.map((near) => (
          <li key={near.id} className="border-line-1 border-b py-2.5">
            <Link
              href={href(`/campaigns/${near.id}`)}
              prefetch={false}
              className="link font-mono text-12 tracking-mono [overflow-wrap:anywhere]"
              translate="no"
            >
              {near.name}
            </Link>
            <p className="mt-1 text-12 text-fg-3">
              “{near.campaignName}”.{" "}
              <Link href={href(`/tickets/new?campaign_id=${near.id}`)} prefetch={false} className="link">
                Add a ticket there instead
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </aside>
  );
}
