"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { ApiError, sentencesOf } from "@/lib/client/api-error";
import { useSwitchRule } from "@/lib/client/qa";
import type { QaRuleDto } from "@/lib/domain/qa-rules/qa-rules.schema";
import { SEVERITY_WORD } from "./severity-word";

export type Decision = { enabled: boolean } | { severity: QaRuleDto["severity"] };

const LEAST_REASON = 3;

/** Asks why, for whoever looks next, and decides. */
export function SwitchDialog({ rule, decision, onClose }: { rule: QaRuleDto; decision: Decision; onClose: () => void }) {
  const router = useRouter();
  const toast = useToast();
  const change = useSwitchRule();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | undefined>();
  const words = wordsOf(rule, decision);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length < LEAST_REASON) {
      setError("Say why, for whoever looks next");
      return;
    }
    try {
      await change.mutateAsync({ id: rule.id, version: rule.version, changes: { ...decision, reason: reason.trim() } });
      toast({ title: words.said });
      onClose();
      router.refresh();
    } catch (failure) {
      if (failure instanceof ApiError && failure.code === "CONFLICT_001") {
        toast({ tone: "danger", title: "Somebody switched this rule in the meantime", detail: "You see it as it is now." });
        onClose();
        router.refresh();
        return;
      }
      setError(sentencesOf(failure).join(" "));
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="sm" title={words.title} description={words.description}>
        <form onSubmit={(event) => void submit(event)}>
          <DialogBody>
            <Field label="Why" required error={error} hint="Kept with your name and the time">
              <Textarea
                rows={3}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                placeholder="The client signs off every word"
              />
            </Field>
          </DialogBody>
          <DialogFoot>
            <DialogClose asChild>
              <Button variant="quiet">Not now</Button>
            </DialogClose>
            <Button type="submit" variant="primary" busy={change.isPending && "Saving"}>
              {words.verb}
            </Button>
          </DialogFoot>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function wordsOf(rule: QaRuleDto, decision: Decision) {
  if ("severity" in decision) {
    const word = SEVERITY_WORD[decision.severity].toLowerCase();
    return {
      title: `“${rule.title}” ${word} from now on`,
      description: `It ${SEVERITY_WORD[rule.severity].toLowerCase()} now. A pause is never held back, whatever a rule weighs.`,
      verb: `Let it ${word.replace(/s$/, "")}`,
      said: `${rule.title}: ${word}`,
    };
  }
  return decision.enabled
    ? { title: `Switch on “${rule.title}”`, description: "Every check asks it again.", verb: "Switch on", said: `${rule.title}: on` }
    : {
        title: `Switch off “${rule.title}”`,
        description: "No check of this workspace asks it any more, until it is switched on again.",
        verb: "Switch off",
        said: `${rule.title}: off`,
      };
}
