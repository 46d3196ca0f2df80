"use client";

import { Button } from "@/components/ui/button";
import { Confirm, Dialog, DialogBody, DialogContent, DialogFoot, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { Section } from "./section";

export function StyleguideOverlays() {
  const toast = useToast();
  return (
    <Section title="Dialog, question, toast">
      <div className="flex flex-wrap gap-2">
        <Dialog>
          <DialogTrigger asChild>
            <Button>Open dialog</Button>
          </DialogTrigger>
          <DialogContent title="New market" description="A market gives campaigns its money and its days.">
            <DialogBody>
              <Field label="Code">
                <Input />
              </Field>
            </DialogBody>
            <DialogFoot>
              <Button variant="primary">Create market</Button>
            </DialogFoot>
          </DialogContent>
        </Dialog>
        <Confirm
          trigger={<Button variant="danger">Ask</Button>}
          title="Cancel this deployment?"
          keep="Keep deploying"
          confirm="Cancel deployment"
          busy="Cancelling"
          onConfirm={() => Promise.resolve(true)}
        >
          Request 1 of 3 is already on Meta and stays. Requests 2 and 3 are not sent.
        </Confirm>
        <Button
          onClick={() => toast({ title: "Archived 3 campaigns", action: { label: "Undo", run: () => toast({ title: "Back again" }) } })}
        >
          Toast
        </Button>
        <Button
          onClick={() => toast({ tone: "danger", title: "The campaign was not archived", detail: "The server could not be reached." })}
        >
          Failure
        </Button>
      </div>
    </Section>
  );
}
