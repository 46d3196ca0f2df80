"use client";

import * as Radix from "@radix-ui/react-toast";
import { X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { Button, IconButton } from "./button";
import { cx } from "./cx";
import { Glyph } from "./glyph";

type ToastInput = {
  /** What was done, or what failed. */
  title: string;
  detail?: string | undefined;
  tone?: "clear" | "danger";
  /** "Undo" and what it does. */
  action?: { label: string; run: () => void };
};
type ToastRecord = ToastInput & { id: number };

const SHOWN_MS = 8000;
const ToastContext = createContext<((toast: ToastInput) => void) | null>(null);

/** Once, around the application. Toasts stand at the bottom for 8 s, paused under pointer and focus; errors stay. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ToastRecord[]>([]);
  const next = useRef(0);
  const push = useCallback((toast: ToastInput) => {
    next.current += 1;
    const id = next.current;
    setToasts((now) => [...now.slice(-2), { ...toast, id }]);
  }, []);
  const drop = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), []);
  const value = useMemo(() => push, [push]);
  return (
    <ToastContext value={value}>
      <Radix.Provider label="Notice" swipeDirection="down">
        {children}
        {toasts.map((toast) => (
          <Radix.Root
            key={toast.id}
            type={toast.tone === "danger" ? "foreground" : "background"}
            duration={toast.tone === "danger" ? Number.POSITIVE_INFINITY : SHOWN_MS}
            onOpenChange={(open) => {
              if (!open) drop(toast.id);
            }}
            className="enter-rise cut-overlay pointer-events-auto flex min-h-11 w-full items-center gap-3 rounded-2 bg-overlay py-2 pr-2 pl-3.5 shadow-raise-3"
          >
            <Glyph
              shape={toast.tone === "danger" ? "bar-octagon" : "tick-disc"}
              className={toast.tone === "danger" ? "text-st-danger" : "text-st-clear"}
            />
            <div className="min-w-0 grow">
              <Radix.Title>{toast.title}</Radix.Title>
              {toast.detail && <Radix.Description className="text-12 text-fg-3">{toast.detail}</Radix.Description>}
            </div>
            {toast.action && (
              <Radix.Action altText={toast.action.label} asChild>
                <Button size="sm" onClick={toast.action.run}>
                  {toast.action.label}
                </Button>
              </Radix.Action>
            )}
            <Radix.Close asChild>
              <IconButton label="Dismiss" size="sm">
                <X />
              </IconButton>
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport
          className={cx(
            "pointer-events-none fixed right-4 bottom-[calc(1rem+var(--tabbar-h))] left-4 z-[60] mx-auto flex max-w-[26rem] flex-col gap-2 outline-none",
          )}
        />
      </Radix.Provider>
    </ToastContext>
  );
}

/** Says what was done: `toast({ title: "Archived Moana launch", action: { label: "Undo", run } })`. */
export function useToast(): (toast: ToastInput) => void {
  const push = useContext(ToastContext);
  if (!push) throw new Error("useToast needs a ToastProvider above it");
  return push;
}
