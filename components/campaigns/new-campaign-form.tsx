"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { BrandPicker, ChannelPicker, MarketPicker } from "@/components/governance/governance-pickers";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblems } from "@/components/ui/form-problems";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { useSettled } from "@/components/ui/use-settled";
import { ApiError, sentencesOf } from "@/lib/client/api-error";
import { useCreateCampaign, useMoveCampaign, useNamePreview } from "@/lib/client/campaigns";
import { useWorkspace } from "@/lib/client/workspace";
import type { BrandDto } from "@/lib/domain/brands/brands.schema";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";
import type { ChannelDto } from "@/lib/domain/channels/channels.schema";
import type { MarketDto } from "@/lib/domain/markets/markets.schema";
import { CampaignContentFields, CONTENT_FIELDS, type ContentDraft, contentOf, EMPTY_CONTENT } from "./campaign-content-fields";
import { NameStage } from "./name-stage";
import { NearNames } from "./near-names";

const NAMING_FIELDS = ["campaignName", "brandId", "marketId", "channelId", "year"];
const TYPING_REST_MS = 150;

/** A campaign is named while it is made: each choice feeds one segment, and the verdict is live. */
export function NewCampaignForm({ separator, multiChannelCode }: { separator: string; multiChannelCode: string }) {
  const { href } = useWorkspace();
  const router = useRouter();
  const toast = useToast();
  const create = useCreateCampaign();
  const submitForApproval = useMoveCampaign();
  const [campaignName, setCampaignName] = useState("");
  const [brand, setBrand] = useState<BrandDto | null>(null);
  const [market, setMarket] = useState<MarketDto | null>(null);
  const [channel, setChannel] = useState<ChannelDto | null>(null);
  const [year, setYear] = useState("");
  const [content, setContent] = useState<ContentDraft>(EMPTY_CONTENT);
  const [told, setTold] = useState(false);
  const [asking, setAsking] = useState(false);

  const parts = {
    campaignName,
    brandId: brand?.id ?? null,
    marketId: market?.id ?? null,
    channelId: channel?.id ?? null,
    year: /^\d{4}$/.test(year) ? Number(year) : null,
  };
  const settled = useSettled(JSON.stringify(parts), TYPING_REST_MS);
  const { data: preview, isFetching } = useNamePreview(JSON.parse(settled) as typeof parts);
  const settling = isFetching || settled !== JSON.stringify(parts);

  const refused = create.error instanceof ApiError ? create.error.violations : [];
  const wrong = (field: string): string[] => {
    const said = refused.filter(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`)).map(({ message }) => message);
    if (said.length > 0 || !NAMING_FIELDS.includes(field)) return said;
    // While it is typed only real faults are named; what is missing is named once the form was sent.
    return (preview?.violations ?? [])
      .filter(({ pointer, rule }) => pointer === `/${field}` && (told || rule !== "name.required"))
      .map(({ message }) => message);
  };
  const known = [...NAMING_FIELDS, ...CONTENT_FIELDS];
  const elsewhere = create.error
    ? refused.length > 0
      ? refused
          .filter(({ pointer }) => !known.some((field) => pointer === `/${field}` || pointer.startsWith(`/${field}/`)))
          .map(({ message }) => message)
      : sentencesOf(create.error)
    : [];

  const open = (campaign: CampaignDto) => router.push(href(`/campaigns/${campaign.id}`));
  const save = (andAsk: boolean) => {
    setTold(true);
    setAsking(andAsk);
    if (!brand || !market || campaignName.trim() === "") return;
    create.mutate(
      {
        ...contentOf(content),
        campaignName,
        brandId: brand.id,
        marketId: market.id,
        channelId: channel?.id ?? null,
        ...(parts.year === null ? {} : { year: parts.year }),
      } as Parameters<typeof create.mutate>[0],
      {
        onSuccess: (campaign) => {
          if (!andAsk) {
            open(campaign);
            return;
          }
          submitForApproval.mutate(
            { id: campaign.id, move: "submit", version: campaign.version },
            {
              onError: (error) =>
                toast({ tone: "danger", title: "Created, but the approval was not asked", detail: sentencesOf(error).join(" ") }),
              onSettled: () => open(campaign),
            },
          );
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(false);
  };

  const typed = campaignName.trim();
  const notes = {
    brand: brand?.name ?? null,
    market: market?.name ?? null,
    channel: channel?.name ?? (preview ? `${multiChannelCode}: no single channel` : null),
    year: year === "" ? "this year there" : null,
    name: typed === "" ? null : `from “${typed}”`,
  };
  const working = create.isPending || submitForApproval.isPending;
  return (
    <form onSubmit={submit} noValidate className="grid gap-5 px-4 pt-3 pb-6 md:px-6">
      <NameStage preview={preview} settling={settling} notes={notes} separator={separator} />
      <div className="grid items-start gap-x-10 gap-y-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-[18px]">
          <Field
            label="Campaign name"
            required
            hint="People see it as you type it. Letters and digits go into the name, accents are spelled out."
            error={wrong("campaignName")}
          >
            <Input size="lg" autoFocus autoComplete="off" value={campaignName} onChange={(event) => setCampaignName(event.target.value)} />
          </Field>
          <div className="grid gap-[18px] md:grid-cols-2">
            <Field label="Brand" required error={wrong("brandId")}>
              <BrandPicker value={brand} onChange={setBrand} />
            </Field>
            <Field
              label="Market"
              required
              hint={market ? `Money in ${market.currency}, days in ${market.timezone.replaceAll("_", " ")}` : undefined}
              error={wrong("marketId")}
            >
              <MarketPicker value={market} onChange={setMarket} />
            </Field>
            <Field label="Channel" optional hint={`Without one the name says ${multiChannelCode}`} error={wrong("channelId")}>
              <ChannelPicker value={channel} onChange={setChannel} clearable placeholder="Several" />
            </Field>
            <Field label="Year" optional hint="The current one in the market, when left out" error={wrong("year")}>
              <Input
                inputMode="numeric"
                maxLength={4}
                placeholder={String(new Date().getFullYear())}
                value={year}
                onChange={(event) => setYear(event.target.value)}
              />
            </Field>
          </div>
          <CampaignContentFields
            draft={content}
            onChange={(changes) => setContent((before) => ({ ...before, ...changes }))}
            wrong={wrong}
            zone={market?.timezone ?? null}
            marketCurrency={market?.currency ?? null}
          />
        </div>
        <NearNames names={preview?.nearNames ?? []} />
      </div>
      <FormProblems messages={elsewhere} />
      <div className="-mx-4 z-10 flex flex-wrap items-center justify-end gap-2 border-line-1 border-t bg-surface-0 px-4 pt-3 md:sticky md:bottom-0 md:-mx-6 md:px-6 md:py-3">
        <Button busy={working && asking && "Creating"} onClick={() => save(true)}>
          Create and request approval
        </Button>
        <Button type="submit" variant="primary" busy={working && !asking && "Creating"}>
          Create campaign
        </Button>
      </div>
    </form>
  );
}
