import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";

/** One thing a check has to say; its parts as the screens use them. */
export type Finding = TicketDetailDto["findings"][number];
export type Severity = Finding["severity"];
export type FindingSource = Finding["source"];
export type PatchOperation = NonNullable<Finding["suggestion"]>[number];
