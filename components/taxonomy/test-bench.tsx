"use client";

import { ClipboardPaste, X } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { plural } from "@/components/ui/format";
import { Glyph } from "@/components/ui/glyph";
import { Textarea } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { SegmentedName, type SegmentPlace } from "@/components/ui/segmented-name";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError, sentencesOf } from "@/lib/client/api-error";
import { useParsedName } from "@/lib/client/taxonomy";
import { useWorkspace } from "@/lib/client/workspace";
import type { NameTupleDto } from "@/lib/domain/taxonomy/taxonomy.schema";
import { TwoReadings } from "./two-readings";

/** Lines read at once; the rest of a long paste waits until these are taken away. */
const MOST_LINES = 50;

/** Pasted names, read one by one; nothing is saved. */
export function TestBench({ separator, order }: { separator: string; order: readonly SegmentPlace[] }) {
  const [names, setNames] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState("");
  const add = (text: string) => {
    const lines = text
      .split(/[\r\n\t]+/)
      .map((line) => line.trim())
      .filter(Boolean);
    setNames((before) => [...new Set([...before, ...lines])].slice(0, MOST_LINES));
    setTyped("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add(typed);
  };
  return (
    <Panel
      title="Test bench"
      note={names.length === 0 ? "reads any name, saves nothing" : `${plural(names.length, "name")} read, nothing is saved`}
      actions={
        names.length > 0 && (
          <Button size="sm" variant="quiet" onClick={() => setNames([])}>
            Clear
          </Button>
        )
      }
    >
      {names.length > 0 && (
        <ol>
          {names.map((name, index) => (
            <BenchRow
              key={name}
              name={name}
              number={index + 1}
              separator={separator}
              order={order}
              onRemove={() => setNames((before) => before.filter((other) => other !== name))}
            />
          ))}
        </ol>
      )}
      <form onSubmit={submit} className="border-line-1 border-t px-4 pt-3 pb-4">
        <Field
          label="Names to read, one on a line"
          hideLabel
          hint={`Up to ${MOST_LINES} at once. Names that were issued are read by the scheme of their time.`}
        >
          <Textarea
            rows={names.length === 0 ? 4 : 2}
            spellCheck={false}
            autoCapitalize="none"
            translate="no"
            placeholder="Type or paste names, one on a line"
            className="font-mono text-12 tracking-mono touch:text-14"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPaste={(event) => {
              const text = event.clipboardData.getData("text");
              if (!/[\r\n]/.test(text.trim())) return;
              event.preventDefault();
              add(`${typed}\n${text}`);
            }}
          />
        </Field>
        <div className="mt-2 flex justify-end">
          <Button type="submit" variant="primary" disabled={typed.trim() === ""}>
            <ClipboardPaste />
            Read names
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function segmentsOf(tuple: NameTupleDto, order: readonly SegmentPlace[]) {
  const text: Record<SegmentPlace, string> = {
    brand: tuple.brandCode,
    market: tuple.marketCode,
    channel: tuple.channelCode,
    year: String(tuple.year),
    name: tuple.campaignName,
  };
  return order.map((place) => ({ place, text: text[place] }));
}

/** The two readings of an ambiguous name, out of its refusal. */
function readingsOf(error: unknown): [NameTupleDto, NameTupleDto] | null {
  if (!(error instanceof ApiError)) return null;
  const { readings } = error.details;
  return Array.isArray(readings) && readings.length === 2 ? (readings as [NameTupleDto, NameTupleDto]) : null;
}

type BenchRowProps = { name: string; number: number; separator: string; order: readonly SegmentPlace[]; onRemove: () => void };

function BenchRow({ name, number, separator, order, onRemove }: BenchRowProps) {
  const { href } = useWorkspace();
  const { data, error, isPending } = useParsedName(name);
  const readings = readingsOf(error);
  return (
    <li className="cut-1 flex min-h-[54px] items-start gap-2.5 border-line-1 border-t px-4 py-2">
      <span aria-hidden="true" className="w-5 shrink-0 pt-0.5 text-right font-mono text-12 text-fg-4">
        {number}
      </span>
      <span className="pt-0.5">
        {isPending ? (
          <Glyph shape="half-ring" className="text-st-testing" label="Being read" />
        ) : data ? (
          <Glyph shape="tick-disc" className="text-st-clear" label="Can be read" />
        ) : (
          <Glyph
            shape={readings ? "diamond" : "bar-octagon"}
            className={readings ? "text-st-caution" : "text-st-danger"}
            label="Cannot be read"
          />
        )}
      </span>
      <div className="min-w-0 grow">
        <p className="[overflow-wrap:anywhere]">
          {data ? (
            <SegmentedName segments={segmentsOf(data, order)} separator={separator} className="font-strong" />
          ) : (
            <span translate="no" className="font-mono font-strong text-fg-1">
              {name}
            </span>
          )}
        </p>
        {isPending && <Skeleton className="mt-1.5 w-44" />}
        {data && (
          <p className="mt-px text-12 text-fg-3">
            Brand {data.brandCode}, market {data.marketCode}, channel {data.channelCode}, {data.year}, {data.campaignName}
          </p>
        )}
        {error && <p className="mt-px text-12 text-fg-3">{sentencesOf(error).join(" ")}</p>}
        {readings && (
          <div className="mt-2">
            <TwoReadings proof={{ name, first: readings[0], second: readings[1] }} separator={separator} />
          </div>
        )}
      </div>
      <span className="flex shrink-0 items-center gap-1 text-12 text-fg-3">
        {data?.campaignId ? (
          <Link href={href(`/campaigns/${data.campaignId}`)} prefetch={false} className="link">
            In use
          </Link>
        ) : (
          data && "Free"
        )}
        <IconButton label={`Take ${name} away`} size="sm" onClick={onRemove}>
          <X className="size-3.5" />
        </IconButton>
      </span>
    </li>
  );
}
