"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useReaderZone } from "@/components/ui/clock";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/overlay";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import { DueMark } from "./due-mark";
import type { TicketActs } from "./use-ticket-acts";

/** An instant as a datetime-local field wants it, in the reader's own clock. */
function localText(instant: string | null): string {
  if (!instant) return "";
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** When the ticket should be done, changed in place. */
export function DueEditor({ ticket, acts }: { ticket: TicketDetailDto; acts: TicketActs }) {
  const zone = useReaderZone();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(() => localText(ticket.dueAt));
  const shown = ticket.dueAt ? (
    <DueMark dueAt={ticket.dueAt} done={ticket.status === "TRAFFICKED_SUCCESS"} />
  ) : (
    <span className="text-fg-3">No date</span>
  );
  if (!acts.mayWrite) return shown;
  const save = (dueAt: string | null) => {
    acts.save({ dueAt }, () => setOpen(false));
  };
  return (
    <>
      {shown}
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button variant="quiet" size="sm">
            {ticket.dueAt ? "Change" : "Set"}
            <span className="sr-only"> when it is due</span>
          </Button>
        </PopoverTrigger>
        <PopoverContent className="w-72 p-4" align="end">
          <Field label="Due" hint={`In your time, ${zone.replaceAll("_", " ")}`}>
            <Input type="datetime-local" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </Field>
          <div className="mt-3 flex justify-end gap-2">
            {ticket.dueAt && (
              <Button variant="quiet" onClick={() => save(null)}>
                Clear
              </Button>
            )}
            <Button busy={acts.busy === "save" && "Saving"} disabled={typed === ""} onClick={() => save(new Date(typed).toISOString())}>
              Set due date
            </Button>
          </div>
        </PopoverContent>
      </Popover>
    </>
  );
}
