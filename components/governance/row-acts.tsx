"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "@/components/ui/dialog";
import { plural } from "@/components/ui/format";
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { type GovernedNoun, type Usage, usageOf, useDeleteGoverned, useRestoreGoverned } from "@/lib/client/governed-rows";
import { useWorkspace } from "@/lib/client/workspace";

type RowActsProps = { noun: GovernedNoun; row: { id: string; name: string }; onEdit: () => void };

/** Edit and delete. Deleting is done at once and can be undone; while the row is used it is refused, with what uses it. */
export function RowActs({ noun, row, onEdit }: RowActsProps) {
  const { may } = useWorkspace();
  const router = useRouter();
  const toast = useToast();
  const remove = useDeleteGoverned(noun);
  const restore = useRestoreGoverned(noun);
  const [usage, setUsage] = useState<Usage | null>(null);
  if (!may("governance:write")) return null;

  // By promise: the row is gone by then, and callbacks of `mutate` end with their component.
  const putBack = () =>
    restore.mutateAsync(row.id).then(
      () => router.refresh(),
      (error) => toast({ tone: "danger", title: `${row.name} stays deleted`, detail: sentencesOf(error).join(" ") }),
    );
  const takeAway = () =>
    remove.mutate(row.id, {
      onSuccess: () => {
        toast({ title: `Deleted ${row.name}`, action: { label: "Undo", run: () => void putBack() } });
        router.refresh();
      },
      onError: (error) => {
        const users = usageOf(error);
        if (users) setUsage(users);
        else toast({ tone: "danger", title: `${row.name} stays`, detail: sentencesOf(error).join(" ") });
      },
    });
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={`Acts on ${row.name}`} size="sm">
            <Ellipsis />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={onEdit}>
            <Pencil />
            Edit
          </MenuItem>
          <MenuLine />
          <MenuItem danger onSelect={takeAway}>
            <Trash2 />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      <Dialog open={usage !== null} onOpenChange={(open) => !open && setUsage(null)}>
        <DialogContent title={`${row.name} is in use`} description={`A ${noun} can be deleted once nothing uses it. Nothing was changed.`}>
          <DialogBody>{usage && <UsageList usage={usage} />}</DialogBody>
          <DialogFoot>
            <DialogClose asChild>
              <Button>Keep {row.name}</Button>
            </DialogClose>
          </DialogFoot>
        </DialogContent>
      </Dialog>
    </>
  );
}

function UsageList({ usage: { campaigns, tickets } }: { usage: Usage }) {
  const { href } = useWorkspace();
  return (
    <div className="grid gap-4">
      {campaigns.total > 0 && (
        <UsedBy title={plural(campaigns.total, "campaign")} more={campaigns.total - campaigns.first.length}>
          {campaigns.first.map((campaign) => (
            <li key={campaign.id}>
              <Link
                href={href(`/campaigns/${campaign.id}`)}
                prefetch={false}
                className="link inline-block py-1 font-mono text-12 tracking-mono"
              >
                {campaign.name}
              </Link>
            </li>
          ))}
        </UsedBy>
      )}
      {tickets.total > 0 && (
        <UsedBy title={plural(tickets.total, "ticket")} more={tickets.total - tickets.first.length}>
          {tickets.first.map((ticket) => (
            <li key={ticket.id}>
              <Link href={href(`/tickets/SB-${ticket.number}`)} prefetch={false} className="link inline-block py-1">
                SB-{ticket.number} <span className="font-mono text-12 tracking-mono text-fg-3">{ticket.name}</span>
              </Link>
            </li>
          ))}
        </UsedBy>
      )}
    </div>
  );
}

function UsedBy({ title, more, children }: { title: string; more: number; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-1">{title}</h3>
      <ul className="[overflow-wrap:anywhere]">{children}</ul>
      {more > 0 && <p className="text-12 text-fg-3">and {more} more</p>}
    </section>
  );
}
