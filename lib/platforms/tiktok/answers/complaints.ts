import { pointerStep } from "@/lib/platforms/payload-schema";
import type { Complaint } from "@/lib/platforms/platform";

/** `budget: Missing data for required field.`, `creatives.0.ad_text: …`, `targeting_spec[0].x: …` */
const NAMED = /^["'`]?([a-z][a-z0-9_]*(?:\.[a-z0-9_]+|\[\d+\])*)["'`]?\s*:\s*(\S.*)$/;
/** A sentence that ends and a further word that is named: `a: Missing. b: Not a number.` */
const BETWEEN = /[;\n]+\s*|(?<=\.)\s+(?=["'`]?[a-z][a-z0-9_]*(?:\.[a-z0-9_]+|\[\d+\])*["'`]?\s*:\s)/;

/** More than this is no list of complaints that a person reads. */
const LONGEST_MESSAGE = 10_000;
const MOST_COMPLAINTS = 50;

/**
 * What a refusal holds against single words of the request. TikTok names a word at the beginning of a sentence, followed by a
 * colon (seen in 40002 answers); a sentence that names none is not a complaint against a word.
 */
export function complaintsOf(message: string, code: string | null): Complaint[] {
  const complaints: Complaint[] = [];
  for (const sentence of message.slice(0, LONGEST_MESSAGE).split(BETWEEN).slice(0, MOST_COMPLAINTS)) {
    const [, name, said] = NAMED.exec(sentence.trim()) ?? [];
    if (!name || !said || name.startsWith("http")) continue;
    const steps = name.replace(/\[(\d+)\]/g, ".$1").split(".");
    complaints.push({ path: steps.map(pointerStep).join(""), message: said.trim(), code });
  }
  return complaints;
}
