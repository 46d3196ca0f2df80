"use client";

import { CircleCheck, CircleDashed, History } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Tag } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { useToast } from "@/components/ui/toast";
import { toneClass } from "@/components/ui/tone";
import { ApiError, sentencesOf } from "@/lib/client/api-error";
import { useSignItem, useTicketChecklist } from "@/lib/client/tickets";
import { useWorkspace } from "@/lib/client/workspace";
import type { ChecklistEntry, TicketChecklistDto } from "@/lib/domain/checklist/checklist.schema";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";

/** What people look at before the ticket is sent, because no rule can: signed by whom and when, with the proof. */
export function ChecklistPanel({ ticket, first }: { ticket: TicketDetailDto; first: TicketChecklistDto }) {
  const { may } = useWorkspace();
  const { data: checklist } = useTicketChecklist(first);
  const sign = useSignItem(ticket);
  const toast = useToast();
  const [signing, setSigning] = useState<string | null>(null);
  if (checklist.items.length === 0) return null;

  const failed = (error: unknown) =>
    toast({
      tone: "danger",
      title:
        error instanceof ApiError && error.code === "CONFLICT_001" ? "The ticket has changed meanwhile" : "The checklist stays as it is",
      detail:
        error instanceof ApiError && error.code === "CONFLICT_001" ? "Look at it as it is now, then sign." : sentencesOf(error).join(" "),
    });
  const put = (item: ChecklistEntry, signed: boolean, proof: { note?: string; evidenceUrl?: string } = {}) =>
    sign.mutate(
      { itemId: item.itemId, signed, ...proof },
      {
        onSuccess: () => {
          setSigning(null);
          toast({ title: signed ? "Signed" : "Signature taken back" });
        },
        onError: failed,
      },
    );
  const signed = checklist.items.filter((item) => item.state === "signed").length;
  return (
    <Panel id="checklist" title="Checklist" note={`${signed} of ${checklist.items.length} signed`}>
      <ul>
        {checklist.items.map((item) => (
          <li key={item.itemId} className="border-line-1 border-t px-4 py-2.5">
            <div className="flex items-start gap-2.5">
              <ItemMark item={item} />
              <div className="min-w-0 grow">
                <p className="[overflow-wrap:anywhere] text-fg-1">
                  {item.text} {!item.required && <Tag className="ml-1">optional</Tag>}
                </p>
                <Signature item={item} />
              </div>
              {may("ticket:write") && signing !== item.itemId && (
                <span className="flex shrink-0 gap-1">
                  {item.state === "signed" ? (
                    <Button size="sm" variant="quiet" disabled={sign.isPending} onClick={() => put(item, false)}>
                      Take back
                    </Button>
                  ) : (
                    <Button size="sm" disabled={sign.isPending} onClick={() => setSigning(item.itemId)}>
                      {item.state === "stale" ? "Sign again" : "Sign"}
                    </Button>
                  )}
                </span>
              )}
            </div>
            {signing === item.itemId && (
              <SignForm busy={sign.isPending} onSign={(proof) => put(item, true, proof)} onClose={() => setSigning(null)} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ItemMark({ item }: { item: ChecklistEntry }) {
  const look = {
    signed: { icon: CircleCheck, tone: "clear", word: "Signed" },
    stale: { icon: History, tone: "caution", word: "Signed before the last change" },
    unsigned: { icon: CircleDashed, tone: item.required ? "caution" : "draft", word: "Not signed" },
  } as const;
  const { icon: Icon, tone, word } = look[item.state];
  return (
    <span className={toneClass(tone)}>
      <Icon role="img" aria-label={word} className="mt-0.5 text-tone" />
    </span>
  );
}

/** Who signed and when, what they noted, and whether it still counts. */
function Signature({ item }: { item: ChecklistEntry }) {
  if (item.signedBy === null || item.signedAt === null) return null;
  return (
    <div className="mt-0.5 text-12 text-fg-3">
      <p>
        {item.signedBy}, <RelativeTime at={item.signedAt} />
        {item.state === "stale" && ", before the payload’s last change"}
        {item.state === "signed" && item.changedSince && ". The payload has changed since"}
      </p>
      {item.note && <p className="mt-0.5 whitespace-pre-wrap [overflow-wrap:anywhere] text-fg-2">{item.note}</p>}
      {item.evidenceUrl && (
        <a href={item.evidenceUrl} target="_blank" rel="noopener noreferrer nofollow" className="link [overflow-wrap:anywhere]">
          Evidence
        </a>
      )}
    </div>
  );
}

type Proof = { note?: string; evidenceUrl?: string };

function SignForm({ busy, onSign, onClose }: { busy: boolean; onSign: (proof: Proof) => void; onClose: () => void }) {
  const [note, setNote] = useState("");
  const [evidence, setEvidence] = useState("");
  const isAddress = evidence.trim() === "" || /^https?:\/\/\S+\.\S+/i.test(evidence.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isAddress) return;
    onSign({ ...(note.trim() ? { note: note.trim() } : {}), ...(evidence.trim() ? { evidenceUrl: evidence.trim() } : {}) });
  };
  return (
    <form onSubmit={submit} className="mt-2.5 grid gap-2.5 pl-6">
      <Field label="Note" optional>
        <Textarea
          rows={2}
          maxLength={1_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          placeholder="What did you look at?"
        />
      </Field>
      <Field label="Evidence" optional error={isAddress ? undefined : "Send a web address, with https://"}>
        <Input
          type="url"
          maxLength={2_048}
          value={evidence}
          onChange={(event) => setEvidence(event.target.value)}
          placeholder="https://"
          autoComplete="off"
        />
      </Field>
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={onClose}>
          Not now
        </Button>
        <Button size="sm" type="submit" variant="primary" busy={busy && "Signing"}>
          Sign as it is now
        </Button>
      </div>
    </form>
  );
}
