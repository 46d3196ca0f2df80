"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { useShortcut } from "@/components/ui/use-shortcut";
import type { TicketDto } from "@/lib/domain/tickets/tickets.schema";

/** As many as may be deployed at once. */
export const MOST_SELECTED = 500;

type Chosen = Pick<TicketDto, "id" | "key" | "status" | "platform" | "deployment">;

type SelectionValue = {
  chosen: ReadonlyMap<string, Chosen>;
  /** `through` takes everything between the one chosen last and this one. */
  toggle: (ticket: Chosen, through?: boolean) => void;
  clear: () => void;
  /** Tells of a ticket that is on the screen. */
  show: (ticket: Chosen) => void;
};

const SelectionContext = createContext<SelectionValue | null>(null);

/** Marks a ticket's row or card, so that keys and ranges find it. */
export const TICKET_MARK = "data-ticket-id";

/** Several tickets of a board or table, chosen to act on together: by box, by shift-click for a range, by the key x. */
export function SelectionProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map());
  const shown = useRef(new Map<string, Chosen>());
  const last = useRef<string | null>(null);
  const show = useCallback((ticket: Chosen) => {
    shown.current.set(ticket.id, ticket);
    // What is chosen keeps its present state: a check moves a ticket while it is selected.
    setChosen((now) => (now.has(ticket.id) && now.get(ticket.id)?.status !== ticket.status ? new Map(now).set(ticket.id, ticket) : now));
  }, []);
  const toggle = useCallback((ticket: Chosen, through = false) => {
    const range = through && last.current ? between(last.current, ticket.id) : [ticket.id];
    last.current = ticket.id;
    setChosen((now) => {
      const next = new Map(now);
      const on = !now.has(ticket.id);
      for (const id of range) {
        const each = id === ticket.id ? ticket : shown.current.get(id);
        if (!each) continue;
        if (on && next.size < MOST_SELECTED) next.set(id, each);
        if (!on) next.delete(id);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => {
    last.current = null;
    setChosen(new Map());
  }, []);
  useShortcut("x", () => {
    const id = document.activeElement?.closest(`[${TICKET_MARK}]`)?.getAttribute(TICKET_MARK);
    const ticket = id && shown.current.get(id);
    if (ticket) toggle(ticket);
  });
  useShortcut("escape", chosen.size > 0 ? clear : null);
  const value = useMemo(() => ({ chosen, toggle, clear, show }), [chosen, toggle, clear, show]);
  return <SelectionContext value={value}>{children}</SelectionContext>;
}

export function useSelection(): SelectionValue {
  const value = useContext(SelectionContext);
  if (!value) throw new Error("useSelection needs a SelectionProvider above it");
  return value;
}

/** The ids on the screen from one ticket to another, in the order they stand there. */
function between(from: string, to: string): string[] {
  const ids = [...document.querySelectorAll(`[${TICKET_MARK}]`)].flatMap((element) => element.getAttribute(TICKET_MARK) ?? []);
  const [first, second] = [ids.indexOf(from), ids.indexOf(to)];
  if (first < 0 || second < 0) return [to];
  return ids.slice(Math.min(first, second), Math.max(first, second) + 1);
}
