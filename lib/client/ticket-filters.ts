/** What the board and the table of tickets are narrowed to; the same names as in the page's address. */
export type TicketFilters = {
  search?: string;
  campaignId?: string;
  channelId?: string;
  requestType?: string;
  priority?: string;
  /** Only what is assigned to the reader. */
  mine?: boolean;
  /** Only what should have been done by now. */
  late?: boolean;
};

/** Statuses in which a ticket waits for the person it is assigned to. */
export const WAITING_STATUSES = ["DRAFT", "QA_FAILED", "READY_FOR_API", "FAILED"] as const;

/** Cards of a column shown at once; more come by asking. */
export const COLUMN_PAGE = 50;

/** Of the reader's own waiting tickets at most. */
export const MINE_LIMIT = 100;

const MINUTE_MS = 60_000;

/**
 * The filters as the list's own parameters. `userId` is the reader. What is late is asked by the minute: a question that
 * is new every millisecond would be answered by no cache.
 */
export function ticketQuery(filters: TicketFilters, userId: string, now: Date) {
  return {
    ...(filters.search ? { search: filters.search } : {}),
    ...(filters.campaignId ? { campaignId: filters.campaignId } : {}),
    ...(filters.channelId ? { channelId: filters.channelId } : {}),
    ...(filters.requestType ? { requestType: filters.requestType } : {}),
    ...(filters.priority ? { priority: filters.priority } : {}),
    ...(filters.mine ? { assigneeId: userId } : {}),
    ...(filters.late ? { dueBefore: new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS).toISOString() } : {}),
  };
}
