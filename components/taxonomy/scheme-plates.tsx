import { cx } from "@/components/ui/cx";
import { Panel } from "@/components/ui/panel";
import { plateClass, type SegmentPlace, segmentClass } from "@/components/ui/segmented-name";
import type { SchemeDto } from "@/lib/domain/taxonomy/use-cases.schema";

export type CodeCounts = { brands: number; markets: number; channels: number };

type Place = { label: string; example: string; source: string; form: string };

function places(
  scheme: SchemeDto,
  counts: CodeCounts,
  example: Partial<Record<SegmentPlace, string>>,
  year: number,
): Record<SegmentPlace, Place> {
  const codes = (count: number) => `${count} in use, up to ${scheme.maxCodeLength} characters`;
  return {
    brand: { label: "Brand", example: example.brand ?? "ABC", source: "Code from Brands, upper case", form: codes(counts.brands) },
    market: { label: "Market", example: example.market ?? "US", source: "Code from Markets, upper case", form: codes(counts.markets) },
    channel: {
      label: "Channel",
      example: example.channel ?? scheme.multiChannelCode,
      source: `Code from Channels, or ${scheme.multiChannelCode}`,
      form: codes(counts.channels),
    },
    year: { label: "Year", example: String(year), source: "Four digits", form: "The market's own date, unless chosen" },
    name: {
      label: "Name",
      example: "SummerLaunch",
      source: "Letters and digits, accents spelled out",
      form: `Typed with up to ${scheme.maxTypedNameLength} characters`,
    },
  };
}

type SchemePlatesProps = { scheme: SchemeDto; counts: CodeCounts; example: Partial<Record<SegmentPlace, string>>; year: number };

/** The scheme in force, one plate for each segment: where it comes from and what it may be. */
export function SchemePlates({ scheme, counts, example, year }: SchemePlatesProps) {
  const all = places(scheme, counts, example, year);
  return (
    <Panel>
      <ol className="flex gap-0 px-4 py-4 max-lg:flex-wrap max-lg:gap-y-5" aria-label="Segments of a name, in order">
        {scheme.segments.map((kind, index) => {
          const place = all[kind];
          return (
            <li key={kind} className={cx("flex min-w-0", kind === "name" ? "lg:grow-[1.6]" : "lg:grow", "lg:basis-0 max-md:w-full")}>
              {index > 0 && (
                <span
                  aria-hidden="true"
                  className="grid h-14 w-8 shrink-0 translate-y-6 place-items-center font-mono text-20 text-fg-4 max-md:w-5"
                >
                  {scheme.separator}
                </span>
              )}
              <div className="min-w-0 grow">
                <p className={cx("flex justify-between px-0.5 pb-2 text-12", segmentClass(kind))}>
                  {place.label} <span className="text-fg-3">{index + 1}</span>
                </p>
                <p
                  translate="no"
                  className={cx(
                    "flex h-14 items-center truncate rounded-1 px-4 font-mono text-20 font-strong tracking-mono",
                    plateClass(kind),
                  )}
                >
                  {place.example}
                </p>
                <p className="px-0.5 pt-2 text-12 text-fg-2">{place.source}</p>
                <p className="px-0.5 pt-0.5 text-12 text-fg-3">{place.form}</p>
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
