"use client";

import { Lock, Pencil } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { JsonBlock, jsonText } from "@/components/ui/json-view";
import { Panel } from "@/components/ui/panel";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import { readPayload } from "./json-problem";
import { PlatformFind } from "./platform-find";
import { isDeploying } from "./ticket-words";
import type { TicketActs } from "./use-ticket-acts";

/** What the platform is asked for, in its own words; editable until it is on the platform. */
export function PayloadPanel({ ticket, acts }: { ticket: TicketDetailDto; acts: TicketActs }) {
  const [editing, setEditing] = useState(false);
  const locked = isDeploying(ticket) || ticket.status === "TRAFFICKED_SUCCESS";
  const empty = Object.keys(ticket.payloadConfig).length === 0;
  return (
    <Panel
      id="payload"
      title="Payload"
      note="the platform's own words"
      actions={
        locked ? (
          <span className="inline-flex items-center gap-1.5 text-12 text-fg-3">
            <Lock className="size-3.5" />
            {isDeploying(ticket) ? "Locked while deploying" : "On the platform: change it with an update ticket"}
          </span>
        ) : (
          acts.mayWrite &&
          !editing && (
            <Button size="sm" onClick={() => setEditing(true)}>
              <Pencil />
              Edit
            </Button>
          )
        )
      }
    >
      {editing ? (
        <PayloadEditor ticket={ticket} acts={acts} onClose={() => setEditing(false)} />
      ) : empty ? (
        <p className="px-4 pb-4 text-fg-3">Nothing yet.</p>
      ) : (
        <JsonBlock value={ticket.payloadConfig} label="Copy payload" className="border-line-1 border-t pt-1" />
      )}
    </Panel>
  );
}

function PayloadEditor({ ticket, acts, onClose }: { ticket: TicketDetailDto; acts: TicketActs; onClose: () => void }) {
  const [text, setText] = useState(() => jsonText(ticket.payloadConfig));
  const [told, setTold] = useState(false);
  const reading = readPayload(text);
  const checked = ticket.status !== "DRAFT";

  const save = (andCheck: boolean) => {
    setTold(true);
    if (!reading.ok) return;
    acts.save({ payloadConfig: reading.value, ...(andCheck ? { status: "QA_TESTING" as const } : {}) }, onClose);
  };
  return (
    <div className="border-line-1 border-t px-4 py-3">
      <Field
        label="Payload as JSON"
        hideLabel
        error={told && !reading.ok ? reading.message : undefined}
        hint={
          checked
            ? "Saving takes the ticket back to draft: what was checked is no longer what would be sent."
            : "Any object can be saved; the check judges it."
        }
      >
        <PayloadTextarea value={text} onChange={setText} />
      </Field>
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <PlatformFind
          platform={ticket.platform}
          payload={reading.ok ? reading.value : null}
          onInsert={(payload) => setText(jsonText(payload))}
        />
        <span className="grow" />
        <Button variant="quiet" onClick={onClose}>
          Discard
        </Button>
        <Button disabled={!reading.ok} onClick={() => reading.ok && setText(jsonText(reading.value))}>
          Format
        </Button>
        <Button busy={acts.busy === "save" && "Saving"} onClick={() => save(false)}>
          Save
        </Button>
        <Button busy={acts.busy === "mend" && "Checking"} onClick={() => save(true)}>
          Save and check
        </Button>
      </div>
    </div>
  );
}

const ROWS = { least: 10, most: 32 };

/** A field for JSON: as tall as its text within reason. Tab leaves it, as it leaves every field. */
export function PayloadTextarea({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const lines = value.split("\n").length + 1;
  return (
    <Textarea
      value={value}
      onChange={(event) => onChange(event.target.value)}
      rows={Math.min(Math.max(lines, ROWS.least), ROWS.most)}
      spellCheck={false}
      autoCapitalize="none"
      autoCorrect="off"
      translate="no"
      className="font-mono text-12 leading-5 tracking-mono touch:text-14"
    />
  );
}
