"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Strip } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { useToast } from "@/components/ui/toast";
import { ApiError, sentencesOf } from "@/lib/client/api-error";
import { useResolveDeployment } from "@/lib/client/deployments";
import { useWorkspace } from "@/lib/client/workspace";
import type { TaskDto } from "@/lib/domain/deployments/deployments.schema";

type ResolveDeploymentProps = { task: Pick<TaskDto, "taskId" | "version" | "candidates" | "reason">; platform: string };

/** An object that is hardly the one: it runs, or bears another name. */
type Doubt = { externalId: string; message: string };

function doubtIn(error: unknown): string | null {
  return (error instanceof ApiError && error.violations.find(({ rule }) => rule === "confirm")?.message) || null;
}

/** The platform may have done it already: a person looks, and says which object it is, or that it is none. */
export function ResolveDeployment({ task, platform }: ResolveDeploymentProps) {
  const { may } = useWorkspace();
  const [open, setOpen] = useState(false);
  const resolve = useResolveDeployment();
  const toast = useToast();
  const [typed, setTyped] = useState("");
  const [pending, setPending] = useState<string | null>(null);
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  if (!may("ticket:deploy")) return <p className="px-4 py-3 text-12 text-fg-3">A manager decides which of these it is.</p>;

  const decide = async (externalId: string | null, confirm = false) => {
    setPending(externalId ?? "none");
    if (!confirm) setDoubt(null);
    try {
      await resolve.mutateAsync(
        externalId === null
          ? { taskId: task.taskId, version: task.version, decision: "send" }
          : { taskId: task.taskId, version: task.version, decision: "adopt", externalId, ...(confirm ? { confirm } : {}) },
      );
      setOpen(false);
      setDoubt(null);
      toast({ title: externalId === null ? "It is sent again" : `It is ${externalId}` });
    } catch (error) {
      const unlikely = externalId !== null && doubtIn(error);
      if (unlikely) {
        setDoubt({ externalId, message: unlikely });
        setConfirmed(false);
        return;
      }
      toast({ tone: "danger", title: "Nothing was decided", detail: sentencesOf(error).join(" ") });
    } finally {
      setPending(null);
    }
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <div className="flex flex-wrap items-center gap-3 border-line-1 border-b px-4 py-3">
        <p className="min-w-0 grow text-12 text-fg-3">
          {task.candidates.length === 0
            ? "Nothing that may be it was found. It can still be named by its id."
            : `${task.candidates.length} on ${platform} may be it.`}
        </p>
        <DialogTrigger asChild>
          <Button variant="primary">Decide what it is</Button>
        </DialogTrigger>
      </div>
      <DialogContent
        size="lg"
        title={`Which of these is it on ${platform}?`}
        description="The answer to a request was lost, so it may have been carried out. Look there, then say what you saw."
      >
        <DialogBody>
          {task.reason && <p className="text-fg-2 [overflow-wrap:anywhere]">{task.reason}</p>}
          <ul className="mt-3">
            {task.candidates.map((candidate) => (
              <li key={candidate.externalId} className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line-1 border-t py-2.5">
                <div className="min-w-0 grow basis-60">
                  <p className="font-strong [overflow-wrap:anywhere]">{candidate.name}</p>
                  <p className="text-12 text-fg-3">
                    <span translate="no" className="font-mono tracking-mono">
                      {candidate.externalId}
                    </span>
                    {candidate.status && `, ${candidate.status.toLowerCase()}`}
                    {candidate.createdAt && (
                      <>
                        , made <RelativeTime at={candidate.createdAt} />
                      </>
                    )}
                  </p>
                </div>
                <Button busy={pending === candidate.externalId && "Taking it over"} onClick={() => void decide(candidate.externalId)}>
                  It is this one
                </Button>
              </li>
            ))}
          </ul>
          <form
            className="mt-3 flex flex-wrap items-end gap-2 border-line-1 border-t pt-4"
            onSubmit={(event) => {
              event.preventDefault();
              if (typed.trim()) void decide(typed.trim());
            }}
          >
            <Field label="Another one, by its id" optional className="grow basis-60">
              <Input
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                maxLength={64}
                spellCheck={false}
                autoComplete="off"
              />
            </Field>
            <Button type="submit" disabled={typed.trim() === ""} busy={pending !== null && pending === typed.trim() && "Taking it over"}>
              It is that one
            </Button>
          </form>
          {doubt && (
            <div className="mt-4 border-line-1 border-t pt-4" role="alert">
              <p className="[overflow-wrap:anywhere]">{doubt.message}.</p>
              <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
                <Checkbox
                  checked={confirmed}
                  onCheckedChange={(on) => setConfirmed(on === true)}
                  label="I looked there: it is this ticket's own"
                  className="grow"
                />
                <Button
                  disabled={!confirmed}
                  busy={pending === doubt.externalId && "Taking it over"}
                  onClick={() => void decide(doubt.externalId, true)}
                >
                  Take it over
                </Button>
              </div>
            </div>
          )}
          <div className="mt-4 overflow-hidden rounded-1">
            <Strip>If it is there after all and you send it again, there will be two, and both can spend.</Strip>
          </div>
        </DialogBody>
        <DialogFoot>
          <DialogClose asChild>
            <Button variant="quiet">Decide later</Button>
          </DialogClose>
          <Button variant="danger" busy={pending === "none" && "Sending"} onClick={() => void decide(null)}>
            None of these, send again
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
