import type { Mention, PayloadIssue, Role } from "@/lib/platforms/payload-schema";
import type { PlatformAdapter } from "@/lib/platforms/platform";
import { type BoundedPayload, boundPayload } from "./bounded-payload";
import type { QaInput } from "./qa.types";

/** What the rules need of a platform's adapter; nothing of it speaks to the platform. */
export type PlatformFacts = Pick<PlatformAdapter, "key" | "apiVersion" | "payload" | "validate" | "mentions" | "parseAccountId">;

/** The concerns a payload issue can belong to; each has one rule that speaks for it. */
export type Concern = "words" | "required" | "levels" | "objective" | "account" | "budget" | "landing" | "flight" | "values";

const BUDGET_ROLES: readonly Role[] = ["daily_budget", "lifetime_budget"];

/** One ticket under judgement: the input, its payload in bounds, and what its platform makes of it, worked out once. */
export class Subject {
  private boundedMade: BoundedPayload | null = null;
  private issuesMade: PayloadIssue[] | null = null;
  private mentionsMade: Mention[] | null = null;

  constructor(
    readonly input: QaInput,
    readonly platform: PlatformFacts | null,
  ) {}

  get payload(): BoundedPayload["payload"] {
    return this.bounded.payload;
  }

  get cuts(): BoundedPayload["cuts"] {
    return this.bounded.cuts;
  }

  private get bounded(): BoundedPayload {
    this.boundedMade ??= boundPayload(this.input.ticket.payload);
    return this.boundedMade;
  }

  /** The currency that amounts of the payload are in: the account's. */
  get currency(): string {
    return this.input.connection?.currency ?? this.input.campaign.currency;
  }

  get isCreation(): boolean {
    return this.input.ticket.requestType === "CREATE_CAMPAIGN";
  }

  /** The values of the payload that play one of these roles, wherever they stand. */
  mentions(...roles: Role[]): Mention[] {
    this.mentionsMade ??= this.platform?.mentions(this.payload) ?? [];
    return this.mentionsMade.filter((mention) => roles.includes(mention.role));
  }

  /** What the platform's allow-list has to say about one concern. */
  issues(concern: Concern): PayloadIssue[] {
    this.issuesMade ??=
      this.platform?.validate(this.payload, { requestType: this.input.ticket.requestType, currency: this.currency }) ?? [];
    return this.issuesMade.filter((issue) => this.concernOf(issue) === concern);
  }

  private concernOf(issue: PayloadIssue): Concern {
    switch (issue.rule) {
      case "payload.unknown_word":
      case "payload.forbidden_word":
        return "words";
      case "payload.required":
      case "payload.nothing_to_send":
        return "required";
      case "payload.level_missing":
      case "payload.not_sent":
        return "levels";
      default: {
        const roles = new Set(
          this.mentions(...ROLES_WITH_A_RULE)
            .filter((m) => m.pointer === issue.pointer)
            .map((m) => m.role),
        );
        if (roles.has("objective")) return "objective";
        if (roles.has("account")) return "account";
        if (roles.has("landing_url")) return "landing";
        if (roles.has("start") || roles.has("end")) return "flight";
        return BUDGET_ROLES.some((role) => roles.has(role)) ? "budget" : "values";
      }
    }
  }
}

const ROLES_WITH_A_RULE: readonly Role[] = ["objective", "account", "landing_url", "start", "end", ...BUDGET_ROLES];

/** A pointer into the payload as a pointer into the ticket. */
export function inPayload(pointer: string): string {
  return `/payload_config${pointer}`;
}
