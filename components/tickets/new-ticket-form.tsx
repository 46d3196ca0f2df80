"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { CampaignPicker, type ChosenCampaign } from "@/components/campaigns/campaign-picker";
import { ChannelPicker } from "@/components/governance/governance-pickers";
import { MemberPicker, type Person } from "@/components/people/member-picker";
import { Button } from "@/components/ui/button";
import { RadioTiles } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { FormProblems } from "@/components/ui/form-problems";
import { Input } from "@/components/ui/input";
import { jsonText } from "@/components/ui/json-view";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { ApiError, sentencesOf } from "@/lib/client/api-error";
import { useCreateTicket } from "@/lib/client/tickets";
import { useWorkspace } from "@/lib/client/workspace";
import type { ChannelDto } from "@/lib/domain/channels/channels.schema";
import { PRIORITIES, REQUEST_TYPES, type RequestType } from "@/lib/domain/tickets/tickets.rules";
import type { TicketDto } from "@/lib/domain/tickets/tickets.schema";
import { readPayload } from "./json-problem";
import { PayloadTextarea } from "./payload-panel";
import { payloadStarter } from "./payload-starter";
import { PlatformFind } from "./platform-find";
import { PRIORITY_WORD, REQUEST_WORD } from "./ticket-status";

type NewTicketFormProps = {
  campaign: ChosenCampaign | null;
  channel: ChannelDto | null;
  /** A ticket whose payload and label are taken over. */
  source: Pick<TicketDto, "payloadConfig" | "label" | "key"> | null;
  /** The workspace's account on each platform it is connected to. */
  accounts: Readonly<Record<string, string>>;
};

const FIELDS = ["campaignId", "channelId", "requestType", "label", "assigneeId", "dueAt", "priority", "payloadConfig"];

/** What a campaign shall get on one platform. */
export function NewTicketForm({ campaign: firstCampaign, channel: firstChannel, source, accounts }: NewTicketFormProps) {
  const { href, user } = useWorkspace();
  const router = useRouter();
  const create = useCreateTicket();
  const [campaign, setCampaign] = useState(firstCampaign);
  const [channel, setChannel] = useState(firstChannel);
  const [requestType, setRequestType] = useState<RequestType>("CREATE_CAMPAIGN");
  const [label, setLabel] = useState(source?.label ?? "");
  const [assignee, setAssignee] = useState<Person | null>({ id: user.id, name: user.name });
  const [due, setDue] = useState("");
  const [priority, setPriority] = useState<TicketDto["priority"]>("NORMAL");
  const [typed, setTyped] = useState<string | null>(source ? jsonText(source.payloadConfig) : null);
  const [missing, setMissing] = useState(false);

  const starter = channel ? payloadStarter(channel.platform, requestType, accounts[channel.platform] ?? null) : {};
  // Until somebody types there, the beginning follows the platform and the request.
  const payload = typed ?? jsonText(starter);
  const reading = readPayload(payload);
  const problems = create.error instanceof ApiError ? create.error.violations : [];
  const wrong = (field: string) =>
    problems.filter(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`)).map(({ message }) => message);
  const rest = create.error
    ? problems.length > 0
      ? problems.filter(({ pointer }) => !FIELDS.some((field) => pointer.startsWith(`/${field}`))).map(({ message }) => message)
      : sentencesOf(create.error)
    : [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(true);
    if (!campaign || !channel || !reading.ok) return;
    create.mutate(
      {
        campaignId: campaign.id,
        channelId: channel.id,
        requestType,
        payloadConfig: reading.value,
        label: label.trim() === "" ? null : label.trim(),
        assigneeId: assignee?.id ?? null,
        dueAt: due === "" ? null : new Date(due).toISOString(),
        priority,
      },
      { onSuccess: (ticket) => router.push(href(`/tickets/${ticket.key}`)) },
    );
  };

  return (
    <form onSubmit={submit} noValidate className="grid max-w-[60rem] gap-[18px] px-4 pt-4 pb-6 md:px-6">
      <div className="grid gap-[18px] md:grid-cols-2">
        <Field label="Campaign" required error={missing && !campaign ? "Choose the campaign it is for" : wrong("campaignId")}>
          <CampaignPicker value={campaign} onChange={setCampaign} />
        </Field>
        <Field
          label="Channel"
          required
          hint="The platform it goes to, and the channel part of the name"
          error={missing && !channel ? "Choose the channel it goes to" : wrong("channelId")}
        >
          <ChannelPicker value={channel} onChange={setChannel} />
        </Field>
      </div>
      <Field label="Request" error={wrong("requestType")}>
        <RadioTiles
          value={requestType}
          onValueChange={(value) => setRequestType(value as RequestType)}
          className="grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]"
          options={REQUEST_TYPES.map((type) => ({ value: type, label: REQUEST_WORD[type] }))}
        />
      </Field>
      <div className="grid gap-[18px] md:grid-cols-2">
        <Field
          label="Label"
          optional
          hint="A short word that tells it from the campaign's other tickets, such as carousel"
          error={wrong("label")}
        >
          <Input value={label} maxLength={120} onChange={(event) => setLabel(event.target.value)} />
        </Field>
        <Field label="Assignee" optional error={wrong("assigneeId")}>
          <MemberPicker value={assignee} onChange={setAssignee} />
        </Field>
        <Field label="Due" optional hint="In your own time" error={wrong("dueAt")}>
          <Input type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />
        </Field>
        <Field label="Priority" error={wrong("priority")}>
          <Select
            value={priority}
            onValueChange={(value) => setPriority(value as TicketDto["priority"])}
            options={PRIORITIES.map((each) => ({ value: each, label: PRIORITY_WORD[each] }))}
          />
        </Field>
      </div>
      <Panel
        title="Payload"
        note={source ? `taken over from ${source.key}` : "the platform's own words; money in units of the currency"}
        actions={
          channel && (
            <PlatformFind
              platform={channel.platform}
              payload={reading.ok ? reading.value : null}
              onInsert={(next) => setTyped(jsonText(next))}
            />
          )
        }
      >
        <div className="px-4 pb-4">
          <Field
            label="Payload as JSON"
            hideLabel
            hint="Anything can be saved as a draft. The check then names all that is wrong at once."
            error={reading.ok ? wrong("payloadConfig") : reading.message}
          >
            <PayloadTextarea value={payload} onChange={setTyped} />
          </Field>
        </div>
      </Panel>
      <FormProblems messages={rest} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" busy={create.isPending && "Creating"}>
          Create ticket
        </Button>
      </div>
    </form>
  );
}
