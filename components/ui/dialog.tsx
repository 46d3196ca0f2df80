"use client";

import * as Radix from "@radix-ui/react-dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button, IconButton } from "./button";
import { cx } from "./cx";

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

const SCRIM = "enter-fade fixed inset-0 z-40 bg-scrim";

type DialogContentProps = { title: ReactNode; description?: ReactNode; children: ReactNode; size?: "sm" | "md" | "lg"; className?: string };

const WIDTH = { sm: "max-w-[25rem]", md: "max-w-[34rem]", lg: "max-w-[48rem]" } as const;

/** A form or a detail over the page: centred, on a phone a sheet from the bottom. Scrolls inside itself. */
export function DialogContent({ title, description, children, size = "md", className }: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={SCRIM} />
      <Radix.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cx(
          "enter-rise cut-overlay fixed inset-x-4 top-[max(1rem,10vh)] z-50 mx-auto flex max-h-[min(80vh,calc(100dvh-2rem))] flex-col overflow-hidden rounded-2 bg-overlay shadow-raise-3 outline-none",
          "max-md:inset-x-0 max-md:top-auto max-md:bottom-0 max-md:max-h-[92dvh] max-md:max-w-none max-md:rounded-b-none max-md:pb-[env(safe-area-inset-bottom)]",
          WIDTH[size],
          className,
        )}
      >
        <div className="flex items-start gap-3 pt-4 pr-3 pl-5">
          <div className="min-w-0 grow pt-0.5">
            <Radix.Title className="text-16 tracking-tight">{title}</Radix.Title>
            {description && <Radix.Description className="mt-1 text-fg-2">{description}</Radix.Description>}
          </div>
          <Radix.Close asChild>
            <IconButton label="Close" size="sm">
              <X />
            </IconButton>
          </Radix.Close>
        </div>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}

/** The part of a dialog that scrolls. */
export function DialogBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx("scroll-quiet min-h-0 grow overflow-y-auto px-5 pt-4 pb-5", className)}>{children}</div>;
}

/** The verbs of a dialog, the main one last. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center justify-end gap-2 border-line-2 border-t px-5 py-3">{children}</div>;
}

type ConfirmProps = {
  /** The element that opens it. */
  trigger: ReactNode;
  /** A question that names the thing. */
  title: string;
  /** What stays as it is, what is lost. */
  children: ReactNode;
  /** The safe verb; has the focus. */
  keep: string;
  /** The dangerous verb. */
  confirm: string;
  /** Its busy words, e.g. "Deleting". */
  busy: string;
  /** Resolves to true to close, false to stay open. */
  onConfirm: () => Promise<boolean>;
};

/** One question, two verbs, focus on the safe one. Only for what cannot be undone. */
export function Confirm({ trigger, title, children, keep, confirm, busy, onConfirm }: ConfirmProps) {
  const [open, setOpen] = useState(false);
  const [working, setWorking] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  const act = async () => {
    setWorking(true);
    try {
      if (await onConfirm()) setOpen(false);
    } finally {
      setWorking(false);
    }
  };
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM} />
        <Radix.Content
          role="alertdialog"
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            safe.current?.focus();
          }}
          className="enter-rise cut-overlay fixed inset-x-4 top-[24vh] z-50 mx-auto max-w-[24rem] rounded-2 bg-overlay p-[18px] pb-4 shadow-raise-3 outline-none"
        >
          <Radix.Title className="text-16 tracking-tight">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-1 text-fg-2">{children}</div>
          </Radix.Description>
          <div className="mt-[18px] flex flex-wrap justify-end gap-3">
            <Radix.Close asChild>
              <Button ref={safe}>{keep}</Button>
            </Radix.Close>
            <Button variant="danger" busy={working && busy} onClick={() => void act()}>
              {confirm}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A panel from the side; the navigation of a phone. */
export function DrawerContent({ title, children, className }: { title: string; children: ReactNode; className?: string }) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={SCRIM} />
      <Radix.Content
        aria-describedby={undefined}
        className={cx(
          "enter-rise cut-overlay scroll-quiet fixed inset-x-0 bottom-0 z-50 max-h-[88dvh] overflow-y-auto rounded-t-2 bg-overlay p-2 pb-[calc(0.5rem+env(safe-area-inset-bottom))] shadow-raise-3 outline-none",
          className,
        )}
      >
        <Radix.Title className="sr-only">{title}</Radix.Title>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
