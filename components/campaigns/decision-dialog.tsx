"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";

type Kind = "submit" | "approve" | "reject";

const WORDS: Record<Kind, { title: string; description: string; label: string; verb: string; placeholder: string }> = {
  submit: {
    title: "Request approval",
    description:
      "What is approved is the campaign as it is now. An edit of names, money, flight, audience, content or schedule takes it back.",
    label: "A word to whoever decides",
    verb: "Request approval",
    placeholder: "What should they look at?",
  },
  approve: {
    title: "Approve this campaign",
    description: "You approve it exactly as it is now. An edit takes the approval back and says which field did.",
    label: "A word on it",
    verb: "Approve",
    placeholder: "Anything to keep in mind?",
  },
  reject: {
    title: "Reject this campaign",
    description: "It goes back to its authors, who can change it and ask again.",
    label: "What should change",
    verb: "Reject",
    placeholder: "Say what to change, so that the next one passes",
  },
};

/** A decision with a comment. */
export function DecisionDialog({
  kind,
  onClose,
  onDecide,
}: {
  kind: Kind | null;
  onClose: () => void;
  onDecide: (kind: Kind, comment: string) => void;
}) {
  const [comment, setComment] = useState("");
  if (kind === null) return null;
  const words = WORDS[kind];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm" title={words.title} description={words.description}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onDecide(kind, comment.trim());
          }}
        >
          <DialogBody>
            <Field label={words.label} optional>
              <Textarea
                rows={3}
                maxLength={2_000}
                placeholder={words.placeholder}
                value={comment}
                onChange={(event) => setComment(event.target.value)}
              />
            </Field>
          </DialogBody>
          <DialogFoot>
            <DialogClose asChild>
              <Button variant="quiet">Not now</Button>
            </DialogClose>
            <Button type="submit" variant={kind === "reject" ? "danger" : "primary"}>
              {words.verb}
            </Button>
          </DialogFoot>
        </form>
      </DialogContent>
    </Dialog>
  );
}
