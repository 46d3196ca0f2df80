"use client";

import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Tag } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { useCreateChecklistItem, useDeleteChecklistItem, useUpdateChecklistItem } from "@/lib/client/qa";
import { useWorkspace } from "@/lib/client/workspace";
import type { ChecklistItemDto } from "@/lib/domain/checklist/checklist.schema";
import { ChecklistItemDialog } from "./checklist-item-dialog";
import { REQUEST_TYPE_WORD } from "./request-type-word";

/** What people look at before a ticket is sent, because no rule can. */
export function ChecklistEditor({ items }: { items: readonly ChecklistItemDto[] }) {
  const { may, platformName } = useWorkspace();
  const router = useRouter();
  const toast = useToast();
  const create = useCreateChecklistItem();
  const update = useUpdateChecklistItem();
  const remove = useDeleteChecklistItem();
  const [editing, setEditing] = useState<ChecklistItemDto | "new" | null>(null);
  const mayWrite = may("governance:write");
  const busy = create.isPending || update.isPending || remove.isPending;

  /** Says what was done and reads the page again; a refusal is said too. */
  const done = async (act: Promise<unknown>, title: string, undo?: () => void) => {
    try {
      await act;
      toast({ title, ...(undo ? { action: { label: "Undo", run: undo } } : {}) });
    } catch (error) {
      toast({ tone: "danger", title: "The checklist stays as it is", detail: sentencesOf(error).join(" ") });
    }
    router.refresh();
  };
  const takeAway = (item: ChecklistItemDto) => {
    const { text, platforms, required, resignAfterChange, position } = item;
    const requestTypes = item.requestTypes as ("CREATE_CAMPAIGN" | "UPDATE_CAMPAIGN" | "PAUSE_CAMPAIGN" | "RESUME_CAMPAIGN")[];
    const putBack = () =>
      void done(create.mutateAsync({ text, platforms, requestTypes, required, resignAfterChange, position }), "Item put back");
    void done(remove.mutateAsync(item.id), "Item taken off the checklist", putBack);
  };
  /** Items may share a position; the whole order is written when two change places. */
  const move = async (from: number, to: number) => {
    const order = [...items];
    const [moved] = order.splice(from, 1);
    if (!moved) return;
    order.splice(to, 0, moved);
    const changed = order.map((item, position) => ({ item, position })).filter(({ item, position }) => item.position !== position);
    await done(
      Promise.all(changed.map(({ item, position }) => update.mutateAsync({ id: item.id, version: item.version, changes: { position } }))),
      "Order saved",
    );
  };
  return (
    <Panel
      id="checklist"
      title="Checklist"
      note="signed by people, ticket by ticket"
      actions={
        mayWrite && (
          <Button size="sm" onClick={() => setEditing("new")}>
            <Plus />
            Add an item
          </Button>
        )
      }
    >
      {items.length === 0 ? (
        <p className="px-4 pb-4 text-fg-3">
          Nothing has to be signed. Add what only a person can judge: the client has seen the wording, the page works on a phone.
        </p>
      ) : (
        <ol>
          {items.map((item, at) => (
            <li key={item.id} className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line-1 border-t px-4 py-2.5">
              <div className="min-w-0 grow basis-60">
                <p className="[overflow-wrap:anywhere] text-fg-1">{item.text}</p>
                <p className="mt-1 flex flex-wrap gap-1.5">
                  <Tag>{item.required ? "required" : "optional"}</Tag>
                  {item.resignAfterChange && <Tag>again after a change</Tag>}
                  {item.platforms.map((platform) => (
                    <Tag key={platform}>{platformName(platform)}</Tag>
                  ))}
                  {item.requestTypes.map((type) => (
                    <Tag key={type}>{REQUEST_TYPE_WORD[type] ?? type}</Tag>
                  ))}
                </p>
              </div>
              {mayWrite && (
                <span className="flex shrink-0">
                  <IconButton label="Move up" size="sm" disabled={busy || at === 0} onClick={() => void move(at, at - 1)}>
                    <ArrowUp />
                  </IconButton>
                  <IconButton label="Move down" size="sm" disabled={busy || at === items.length - 1} onClick={() => void move(at, at + 1)}>
                    <ArrowDown />
                  </IconButton>
                  <IconButton label={`Edit ${item.text}`} size="sm" disabled={busy} onClick={() => setEditing(item)}>
                    <Pencil />
                  </IconButton>
                  <IconButton label={`Take away ${item.text}`} size="sm" disabled={busy} onClick={() => takeAway(item)}>
                    <Trash2 />
                  </IconButton>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {editing && (
        <ChecklistItemDialog
          item={editing === "new" ? null : editing}
          nextPosition={items.length}
          onClose={() => setEditing(null)}
          onSaved={(title) => {
            setEditing(null);
            toast({ title });
            router.refresh();
          }}
        />
      )}
    </Panel>
  );
}
