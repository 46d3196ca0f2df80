"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { sentencesOf } from "@/lib/client/api-error";
import { useDuplicateCampaign } from "@/lib/client/campaigns";
import { useWorkspace } from "@/lib/client/workspace";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";

type DuplicateDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; campaign: CampaignDto };

/** A draft with the same content under a name of its own. */
export function DuplicateDialog({ open, onOpenChange, campaign }: DuplicateDialogProps) {
  const { href } = useWorkspace();
  const router = useRouter();
  const duplicate = useDuplicateCampaign();
  const [name, setName] = useState(`${campaign.campaignName} copy`);
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="sm"
        title={`Duplicate ${campaign.campaignName}`}
        description="The copy is a draft with the same brand, market, channel, year and content. Tickets and approval are not copied."
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            duplicate.mutate({ id: campaign.id, campaignName: name }, { onSuccess: (copy) => router.push(href(`/campaigns/${copy.id}`)) });
          }}
        >
          <DialogBody>
            <Field label="Name of the copy" required error={duplicate.error ? sentencesOf(duplicate.error) : undefined}>
              <Input value={name} onChange={(event) => setName(event.target.value)} />
            </Field>
          </DialogBody>
          <DialogFoot>
            <DialogClose asChild>
              <Button variant="quiet">Discard</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={name.trim() === ""} busy={duplicate.isPending && "Duplicating"}>
              Duplicate campaign
            </Button>
          </DialogFoot>
        </form>
      </DialogContent>
    </Dialog>
  );
}
