import type { OutboundRequest } from "@/lib/infra/outbound/outbound";
import type { Classified, Exchange } from "@/lib/platforms/platform";

export type Ask = (request: OutboundRequest) => Promise<Exchange>;

/** The exchange, and the list of what went through it. */
export function recorded(exchange: Ask): { ask: Ask; exchanges: Exchange[] } {
  const exchanges: Exchange[] = [];
  const ask: Ask = async (request) => {
    const answered = await exchange(request);
    exchanges.push(answered);
    return answered;
  };
  return { ask, exchanges };
}

/** A success whose content is not what it should be: nothing was learnt. */
export function unreadable(classified: Classified): Classified {
  return { ...classified, outcome: "unknown", reason: "The platform's answer cannot be read" };
}
