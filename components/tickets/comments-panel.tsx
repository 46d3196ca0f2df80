"use client";

import { Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button, IconButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { useAddComment, useComments, useDeleteComment } from "@/lib/client/tickets";
import { useWorkspace } from "@/lib/client/workspace";
import type { CommentDto } from "@/lib/domain/tickets/tickets.schema";

/** What people say about a ticket, oldest first, and the field to say something. */
export function CommentsPanel({ ticketId, first }: { ticketId: string; first: readonly CommentDto[] }) {
  const { may, user } = useWorkspace();
  const { data: comments } = useComments(ticketId, first);
  const add = useAddComment(ticketId);
  const remove = useDeleteComment(ticketId);
  const toast = useToast();
  const [text, setText] = useState("");
  const [error, setError] = useState<string | undefined>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") {
      setError("Write something first");
      return;
    }
    setError(undefined);
    add.mutate(text, { onSuccess: () => setText(""), onError: (failure) => setError(sentencesOf(failure).join(" ")) });
  };
  const takeAway = (comment: CommentDto) =>
    remove.mutate(comment.id, {
      onSuccess: () => toast({ title: "Comment removed", action: { label: "Undo", run: () => add.mutate(comment.body) } }),
      onError: (failure) => toast({ tone: "danger", title: "The comment stays", detail: sentencesOf(failure).join(" ") }),
    });

  return (
    <Panel id="comments" title="Comments" note={comments.length > 0 ? String(comments.length) : undefined}>
      {comments.length > 0 && (
        <ul className="border-line-1 border-t">
          {comments.map((comment) => {
            const mine = comment.authorId === user.id;
            return (
              <li key={comment.id} className="group flex gap-2.5 border-line-1 border-b px-4 py-2.5">
                <Avatar name={comment.authorLabel} isReader={mine} />
                <div className="min-w-0 grow">
                  <p className="text-12 text-fg-3">
                    <span className="font-strong text-fg-1">{mine ? "You" : comment.authorLabel}</span>{" "}
                    <RelativeTime at={comment.createdAt} />
                  </p>
                  <p className="whitespace-pre-wrap [overflow-wrap:anywhere] text-fg-2">{comment.body}</p>
                </div>
                {mine && (
                  <IconButton
                    label="Remove this comment"
                    size="sm"
                    className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100"
                    onClick={() => takeAway(comment)}
                  >
                    <Trash2 className="size-3.5" />
                  </IconButton>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {may("ticket:write") ? (
        <form onSubmit={submit} className={comments.length > 0 ? "px-4 pt-3 pb-3.5" : "px-4 pb-3.5"}>
          <Field label="New comment" hideLabel error={error}>
            <Textarea
              rows={2}
              placeholder="Say something about this ticket"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
          <div className="mt-2 flex justify-end">
            <Button type="submit" busy={add.isPending && "Sending"}>
              Comment
            </Button>
          </div>
        </form>
      ) : (
        comments.length === 0 && <p className="px-4 pb-4 text-fg-3">Nobody said anything yet.</p>
      )}
    </Panel>
  );
}
