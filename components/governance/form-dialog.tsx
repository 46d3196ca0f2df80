"use client";

import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogTrigger } from "@/components/ui/dialog";
import { FormProblems } from "@/components/ui/form-problems";
import { useToast } from "@/components/ui/toast";
import { type FormAction, type FormState, messagesElsewhere } from "@/lib/client/form-state";
import { reportSessionEnd } from "@/lib/client/session-end";

type FormDialogProps<T> = {
  /** Opens it; without one, `open` and `onOpenChange` do. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: string;
  description?: string;
  action: FormAction<T>;
  /** "Create brand" and, while it works, "Creating". */
  verb: string;
  busy: string;
  /** Said afterwards; null when what follows says it. */
  done: (data: T) => string | null;
  /** Names of the form's fields: their messages stand at them. */
  fields: readonly string[];
  children: (state: FormState<T> | null) => ReactNode;
};

/** A form of a server action in a dialog: closes when it is done and says so; stays, with what was typed, when it is refused. */
export function FormDialog<T>({ trigger, open: openFromOutside, onOpenChange, ...rest }: FormDialogProps<T>) {
  const [ownOpen, setOwnOpen] = useState(false);
  const open = openFromOutside ?? ownOpen;
  const setOpen = onOpenChange ?? setOwnOpen;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      {trigger && <DialogTrigger asChild>{trigger}</DialogTrigger>}
      <DialogContent title={rest.title} {...(rest.description ? { description: rest.description } : {})}>
        <ActionForm {...rest} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

type ActionFormProps<T> = Omit<FormDialogProps<T>, "trigger" | "open" | "onOpenChange" | "title" | "description"> & { onDone: () => void };

function ActionForm<T>({ action, verb, busy, done, fields, children, onDone }: ActionFormProps<T>) {
  const [state, submit, pending] = useActionState(action, null);
  const toast = useToast();
  const told = useRef<FormState<T> | null>(null);
  useEffect(() => {
    if (state === null || told.current === state) return;
    told.current = state;
    if (state.ok) {
      const said = done(state.data);
      if (said !== null) toast({ title: said });
      onDone();
    } else if (state.code === "AUTH_001") {
      reportSessionEnd();
    }
  }, [state, toast, done, onDone]);
  return (
    <form action={submit} noValidate className="flex min-h-0 flex-col">
      <DialogBody className="grid gap-[18px]">
        {children(state)}
        <FormProblems messages={messagesElsewhere(state, fields)} />
      </DialogBody>
      <DialogFoot>
        <DialogClose asChild>
          <Button variant="quiet">Discard</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={pending && busy}>
          {verb}
        </Button>
      </DialogFoot>
    </form>
  );
}
