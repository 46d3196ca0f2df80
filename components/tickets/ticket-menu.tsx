"use client";

import { Copy, Ellipsis, FilePlus2, Link2, Pencil, Trash2, Undo2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { useDeleteTicket, useRestoreTicket } from "@/lib/client/tickets";
import { useWorkspace } from "@/lib/client/workspace";
import { mayMove } from "@/lib/domain/tickets/tickets.rules";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import type { TicketActs } from "./use-ticket-acts";

/** The rarer acts on a ticket. */
export function TicketMenu({ ticket, deploying, acts }: { ticket: TicketDetailDto; deploying: boolean; acts: TicketActs }) {
  const { href } = useWorkspace();
  const router = useRouter();
  const toast = useToast();
  const remove = useDeleteTicket();
  const restore = useRestoreTicket();
  const [naming, setNaming] = useState(false);

  const say = (title: string) => toast({ title });
  // By promise: this page is left by then, and callbacks of `mutate` end with their component.
  const putBack = () =>
    restore.mutateAsync({ id: ticket.id }).then(
      () => router.push(href(`/tickets/${ticket.key}`)),
      (error) => toast({ tone: "danger", title: "It stays deleted", detail: sentencesOf(error).join(" ") }),
    );
  const takeAway = () =>
    remove.mutate(ticket.id, {
      onSuccess: () => {
        router.push(href("/tickets"));
        toast({ title: `Deleted ${ticket.key}`, action: { label: "Undo", run: () => void putBack() } });
      },
      onError: (error) => toast({ tone: "danger", title: `${ticket.key} stays`, detail: sentencesOf(error).join(" ") }),
    });

  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label="More acts on this ticket">
            <Ellipsis />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => void navigator.clipboard.writeText(location.href).then(() => say("Link copied"))}>
            <Link2 />
            Copy link
          </MenuItem>
          <MenuItem onSelect={() => void navigator.clipboard.writeText(ticket.id).then(() => say("Id copied"))}>
            <Copy />
            Copy id
          </MenuItem>
          {acts.mayWrite && (
            <>
              <MenuItem onSelect={() => setNaming(true)}>
                <Pencil />
                Change label
              </MenuItem>
              <MenuItem asChild>
                <Link href={href(`/tickets/new?campaign_id=${ticket.campaignId}&from=${ticket.key}`)} prefetch={false}>
                  <FilePlus2 />
                  New ticket from this one
                </Link>
              </MenuItem>
              {!deploying && ticket.status !== "DRAFT" && mayMove(ticket.status, "recall") && (
                <MenuItem onSelect={() => acts.save({ status: "DRAFT" })}>
                  <Undo2 />
                  Back to draft
                </MenuItem>
              )}
              {!deploying && (
                <>
                  <MenuLine />
                  <MenuItem danger onSelect={takeAway}>
                    <Trash2 />
                    Delete
                  </MenuItem>
                </>
              )}
            </>
          )}
        </MenuContent>
      </Menu>
      <LabelDialog open={naming} onOpenChange={setNaming} ticket={ticket} acts={acts} />
    </>
  );
}

function LabelDialog({
  open,
  onOpenChange,
  ticket,
  acts,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  ticket: TicketDetailDto;
  acts: TicketActs;
}) {
  const [label, setLabel] = useState(ticket.label ?? "");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent size="sm" title="Label" description="A short word that tells this ticket from the campaign's others.">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            acts.save({ label: label.trim() === "" ? null : label.trim() }, () => onOpenChange(false));
          }}
        >
          <DialogBody>
            <Field label="Label" hint="For example: carousel" optional>
              <Input value={label} maxLength={120} onChange={(event) => setLabel(event.target.value)} />
            </Field>
          </DialogBody>
          <DialogFoot>
            <DialogClose asChild>
              <Button variant="quiet">Discard</Button>
            </DialogClose>
            <Button type="submit" variant="primary" busy={acts.busy === "save" && "Saving"}>
              Save label
            </Button>
          </DialogFoot>
        </form>
      </DialogContent>
    </Dialog>
  );
}
