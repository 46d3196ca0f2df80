"use client";

import { useToast } from "@/components/ui/toast";
import { ApiError, sentencesOf } from "@/lib/client/api-error";
import { useMoveCampaign, useUpdateCampaign } from "@/lib/client/campaigns";
import { useWorkspace } from "@/lib/client/workspace";
import { type CampaignMove, lawfulMoves } from "@/lib/domain/campaigns/campaigns.rules";
import type { CampaignDto, UpdateCampaignInput } from "@/lib/domain/campaigns/campaigns.schema";
import type { Permission } from "@/lib/shared/permissions";

const NEEDS: Record<CampaignMove, Permission> = {
  submit: "campaign:write",
  approve: "campaign:approve",
  reject: "campaign:approve",
  start: "campaign:write",
  pause: "campaign:write",
  resume: "campaign:write",
  stop: "campaign:write",
  complete: "campaign:write",
  archive: "campaign:write",
  restore: "campaign:write",
};

const DONE: Record<CampaignMove, string> = {
  submit: "Approval asked",
  approve: "Approved",
  reject: "Rejected",
  start: "Started",
  pause: "Paused",
  resume: "Resumed",
  stop: "Stopped",
  complete: "Completed",
  archive: "Archived",
  restore: "Back from the archive",
};

/** What undoes a move, where one click should be enough. */
const UNDO: Partial<Record<CampaignMove, CampaignMove>> = { archive: "restore", pause: "resume", resume: "pause" };

export type CampaignActs = {
  /** The moves that are lawful here and allowed to the reader. */
  moves: ReadonlySet<CampaignMove>;
  /** True while the reader may not decide because they changed what is to be decided. */
  isAuthor: boolean;
  busy: CampaignMove | "save" | null;
  /** `seen`: the campaign as the reader began to decide on it, when it may have been read anew since. */
  move: (move: CampaignMove, comment?: string, seen?: CampaignDto) => void;
  /** `seen`: the campaign that the form began with. */
  save: (changes: UpdateCampaignInput, done: () => void, seen: CampaignDto) => void;
  /** What the server said about the last save. */
  saveError: unknown;
};

/** What a reader can do with a campaign, with what is said afterwards. */
export function useCampaignActs(campaign: CampaignDto, separation: boolean): CampaignActs {
  const { may, user } = useWorkspace();
  const toast = useToast();
  const moving = useMoveCampaign();
  const saving = useUpdateCampaign();
  const state = {
    status: campaign.status,
    approval: campaign.approval,
    archived: campaign.archivedAt !== null,
    deleted: campaign.deletedAt !== null,
    over: campaign.endAt !== null && new Date(campaign.endAt).getTime() <= Date.now(),
  };
  const isAuthor = separation && campaign.authorIds.includes(user.id);
  const moves = new Set(lawfulMoves(state).filter((move) => may(NEEDS[move]) && !(move === "approve" && isAuthor)));

  const failed = (error: unknown) => {
    const stale = error instanceof ApiError && error.code === "CONFLICT_001";
    toast({
      tone: "danger",
      title: stale ? "Somebody changed this campaign in the meantime" : "The campaign is unchanged",
      detail: stale ? "You see it as it is now. Look at it, then decide again." : sentencesOf(error).join(" "),
    });
  };
  const move = (name: CampaignMove, comment?: string, from: CampaignDto = campaign) =>
    moving.mutate(
      { id: from.id, move: name, version: from.version, ...(comment ? { comment } : {}) },
      {
        onSuccess: (after) => {
          const back = UNDO[name];
          toast({ title: DONE[name], ...(back ? { action: { label: "Undo", run: () => move(back, undefined, after) } } : {}) });
        },
        onError: failed,
      },
    );
  return {
    moves,
    isAuthor,
    busy: moving.isPending ? moving.variables.move : saving.isPending ? "save" : null,
    move,
    save: (changes, done, seen) =>
      saving.mutate(
        { id: seen.id, version: seen.version, changes },
        {
          onSuccess: () => {
            toast({ title: "Saved" });
            done();
          },
          // What belongs to a field is said at the field.
          onError: (error) => {
            if (!(error instanceof ApiError) || error.violations.length === 0) failed(error);
          },
        },
      ),
    saveError: saving.error,
  };
}
