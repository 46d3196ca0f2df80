import { env } from "@/lib/infra/env";
import { createOutbound, type Outbound } from "./outbound";

const holder = globalThis as typeof globalThis & { signalboxOutbound?: Outbound };

/**
 * The process's one way to the network, with the operator's SIGNALBOX_ALLOW_PRIVATE_HOSTS (entries parted by commas or
 * spaces). Made at the first call; module instances of one process share it and its connections.
 */
export const outbound: Outbound = (request, options) => {
  holder.signalboxOutbound ??= createOutbound({ allowPrivateHosts: listOf(env().SIGNALBOX_ALLOW_PRIVATE_HOSTS) }).outbound;
  return holder.signalboxOutbound(request, options);
};

function listOf(text: string | undefined): string[] {
  return (text ?? "").split(/[\s,]+/).filter(Boolean);
}
