import type { TaskDto } from "@/lib/domain/deployments/deployments.schema";
import { kindWord } from "./kind-word";

/** Pointers that name no word of the payload. */
const WHOLE = new Set(["", "/payload_config"]);

type RefusalProps = {
  refusal: NonNullable<TaskDto["refusal"]>;
  platform: string;
  platformName: string;
  /** What the panel says above already: the same words are not said again. */
  said: string | null;
};

/** What a platform held against the request it refused: its own words and code, and the words of the payload it named. */
export function Refusal({ refusal, platform, platformName, said }: RefusalProps) {
  const complaints = refusal.complaints.filter(({ pointer, message }) => !WHOLE.has(pointer) || message !== refusal.words);
  const codes = [refusal.code && `code ${refusal.code}`, refusal.httpStatus && `HTTP ${refusal.httpStatus}`].filter(Boolean).join(", ");
  const kind = kindWord(refusal.step.replace(/\d+$/, ""), platform).toLowerCase();
  return (
    <section aria-label={`${platformName}'s words`} className="border-line-1 border-b px-4 py-3">
      <h3 className="text-12 text-fg-3">
        {platformName} refused the {kind}
        {codes && <span>, {codes}</span>}
      </h3>
      {refusal.words !== said && <blockquote className="mt-1 [overflow-wrap:anywhere]">{refusal.words}</blockquote>}
      {complaints.length > 0 && (
        <ul className="mt-2 grid gap-1 text-12">
          {complaints.map((complaint) => (
            <li key={`${complaint.pointer} ${complaint.message}`} className="[overflow-wrap:anywhere]">
              {complaint.pointer && (
                <code translate="no" className="mr-1.5 font-mono tracking-mono text-fg-1">
                  {complaint.pointer.replace(/^\/payload_config(?=\/)/, "")}
                </code>
              )}
              <span className="text-fg-2">{complaint.message}</span>
              {complaint.suggestion && <span className="text-fg-3">, with a fix among the findings</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
