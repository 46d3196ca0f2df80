"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { sentencesOf } from "@/lib/client/api-error";
import { useActOnRun } from "@/lib/client/jobs";
import { useWorkspace } from "@/lib/client/workspace";
import type { JobRunDto } from "@/lib/domain/jobs/jobs.schema";
import { functionWords } from "./job-words";

/** What may be done to a run in its state, for whoever may. */
export function RunActs({ run, size = "md" }: { run: JobRunDto; size?: "sm" | "md" }) {
  const { may } = useWorkspace();
  if (!may("job:write")) return null;
  if (run.state === "failed") return <Retry run={run} size={size} />;
  return run.endedAt === null ? <Cancel run={run} size={size} /> : null;
}

function Retry({ run, size }: { run: JobRunDto; size: "sm" | "md" }) {
  const router = useRouter();
  const toast = useToast();
  const retry = useActOnRun("retry");
  const name = functionWords(run.function);
  const act = () =>
    retry.mutate(run.id, {
      onSuccess: () => toast({ title: `Started again: ${name}` }),
      onError: (error) => toast({ tone: "danger", title: "It was not started again", detail: sentencesOf(error).join(" ") }),
      onSettled: () => router.refresh(),
    });
  return (
    <Button size={size} aria-label={`Start again: ${name}`} busy={retry.isPending && "Starting"} onClick={act}>
      <RotateCw />
      Start again
    </Button>
  );
}

function Cancel({ run, size }: { run: JobRunDto; size: "sm" | "md" }) {
  const router = useRouter();
  const toast = useToast();
  const cancel = useActOnRun("cancel");
  const name = functionWords(run.function);
  const act = async () => {
    try {
      await cancel.mutateAsync(run.id);
      toast({ title: `Cancelled: ${name}` });
      return true;
    } catch (error) {
      toast({ tone: "danger", title: "It was not cancelled", detail: sentencesOf(error).join(" ") });
      return false;
    } finally {
      router.refresh();
    }
  };
  return (
    <Confirm
      trigger={
        <Button size={size} variant="danger" aria-label={`Cancel: ${name}`}>
          Cancel
        </Button>
      }
      title="Cancel this run?"
      keep="Let it run"
      confirm="Cancel the run"
      busy="Cancelling"
      onConfirm={act}
    >
      Nothing more of it starts, and it cannot be started again. To stop a deployment, cancel it at its ticket: only that settles the ticket
      too.
    </Confirm>
  );
}
