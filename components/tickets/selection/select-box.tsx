"use client";

import { type MouseEvent, useEffect, useRef } from "react";
import { Checkbox } from "@/components/ui/choice";
import { cx } from "@/components/ui/cx";
import type { TicketDto } from "@/lib/domain/tickets/tickets.schema";
import { useSelection } from "./selection";

type SelectBoxProps = {
  ticket: TicketDto /** Out of sight until it is pointed at, focused or something is chosen. */;
  shy?: boolean;
  className?: string;
};

/** Takes a ticket into the selection; with Shift, everything between it and the one before. */
export function SelectBox({ ticket, shy = false, className }: SelectBoxProps) {
  const { chosen, toggle, show } = useSelection();
  const through = useRef(false);
  useEffect(() => show(ticket), [show, ticket]);
  const on = chosen.has(ticket.id);
  const hidden = shy && chosen.size === 0;
  return (
    <span
      // The box itself does not tell whether Shift is held.
      onClickCapture={(event: MouseEvent) => {
        through.current = event.shiftKey;
      }}
      className={cx("relative z-10", hidden && "opacity-0 focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100", className)}
    >
      <Checkbox
        hideLabel
        label={`Select ${ticket.key}`}
        checked={on}
        onCheckedChange={() => toggle(ticket, through.current)}
        className="touch:min-h-0 [&>button]:mt-0"
      />
    </span>
  );
}
