import { cx } from "@/components/ui/cx";
import { plateClass, type SegmentPlace } from "@/components/ui/segmented-name";
import type { CounterexampleDto, NameTupleDto } from "@/lib/domain/taxonomy/taxonomy.schema";

function pieces(tuple: NameTupleDto): { place: SegmentPlace; text: string }[] {
  return [
    { place: "brand", text: tuple.brandCode },
    { place: "market", text: tuple.marketCode },
    { place: "channel", text: tuple.channelCode },
    { place: "year", text: String(tuple.year) },
    { place: "name", text: tuple.campaignName },
  ];
}

function said(tuple: NameTupleDto): string {
  return `brand ${tuple.brandCode}, market ${tuple.marketCode}, channel ${tuple.channelCode}, ${tuple.year}, ${tuple.campaignName}`;
}

/** One string, two readings: the proof that a code would make names unreadable, letter under letter. */
export function TwoReadings({ proof, separator = "_" }: { proof: CounterexampleDto; separator?: string }) {
  return (
    <div className="scroll-quiet max-w-full overflow-x-auto">
      <div translate="no" className="w-fit font-mono text-12 font-strong">
        <p className="pb-2 text-fg-1">{proof.name}</p>
        {[proof.first, proof.second].map((tuple, index) => (
          <div key={said(tuple)} className="mb-1 flex items-center">
            <span className="sr-only">
              Reading {index + 1}: {said(tuple)}
            </span>
            <span aria-hidden="true" className="flex">
              {pieces(tuple).map((piece, at) => (
                <span key={piece.place} className="flex">
                  {at > 0 && <span className="w-[1ch] text-center leading-6 text-fg-4">{separator}</span>}
                  <span className={cx("rounded-sm text-center leading-6", plateClass(piece.place))}>{piece.text}</span>
                </span>
              ))}
            </span>
            <span className="pl-3 font-sans font-text text-fg-3">reading {index + 1}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
