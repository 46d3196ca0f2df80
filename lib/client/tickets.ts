"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { SignChecklistInput, TicketChecklistDto } from "@/lib/domain/checklist/checklist.schema";
import type {
  AppliedFixesDto,
  ApplyFixesInput,
  CommentDto,
  CreateTicketInput,
  PlanDto,
  TicketDetailDto,
  TicketDto,
  UpdateTicketInput,
} from "@/lib/domain/tickets/tickets.schema";
import { queryKeys } from "./query-keys";
import { COLUMN_PAGE, MINE_LIMIT, type TicketFilters, ticketQuery, WAITING_STATUSES } from "./ticket-filters";
import { wireName } from "./wire-names";
import { useWorkspace } from "./workspace";

export type TicketPage = { tickets: TicketDto[]; total: number; limit: number; offset: number; nextCursor: string | null };
type Status = TicketDto["status"];

/** A board that nobody touches is looked at again after this long; live streams will make it unnecessary. */
const BOARD_REFRESH_MS = 20_000;

function wireQuery(query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [wireName(name), value]));
}

/** One column of the board, newest change first, in pages. */
export function useTicketColumn(status: Status, filters: TicketFilters, first: TicketPage) {
  const { api, user } = useWorkspace();
  return useInfiniteQuery({
    queryKey: queryKeys.tickets.column(status, filters),
    queryFn: ({ pageParam, signal }) =>
      api.get<TicketPage>("/tickets", {
        query: {
          ...wireQuery(ticketQuery(filters, user.id, new Date())),
          status,
          sort: "-status_at",
          limit: COLUMN_PAGE,
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [""] },
    refetchInterval: BOARD_REFRESH_MS,
    // What is on its platform is late no longer.
    enabled: !(filters.late && status === "TRAFFICKED_SUCCESS"),
  });
}

/** The reader's own tickets that wait for them, in every column. */
export function useMyTickets(filters: TicketFilters, first: TicketPage) {
  const { api, user } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.tickets.mine(filters),
    queryFn: ({ signal }) =>
      api.get<TicketPage>("/tickets", {
        query: {
          ...wireQuery(ticketQuery({ ...filters, mine: true }, user.id, new Date())),
          status: WAITING_STATUSES.join(","),
          sort: "due_at",
          limit: MINE_LIMIT,
        },
        signal,
      }),
    initialData: first,
    refetchInterval: BOARD_REFRESH_MS,
  });
}

/** One ticket with its findings. While its deployment is under way it is looked at again by {@link useTask}'s user. */
export function useTicket(first: TicketDetailDto) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.tickets.detail(first.id),
    queryFn: ({ signal }) => api.get<TicketDetailDto>(`/tickets/${first.id}`, { signal }),
    initialData: first,
  });
}

export function useCreateTicket() {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CreateTicketInput) => api.post<TicketDto>("/tickets", { body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.tickets.all }),
  });
}

function useTicketChange<Input, Answer extends TicketDetailDto>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (ticket) => {
      client.setQueryData(queryKeys.tickets.detail(ticket.id), ticket);
    },
    // A refusal may have moved the ticket too (back to draft), so what is shown is read again either way.
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.tickets.all }),
  });
}

/** Runs every rule on a ticket. */
export function useCheckTicket() {
  const { api } = useWorkspace();
  return useTicketChange(({ id }: { id: string }) => api.post<TicketDetailDto>(`/tickets/${id}/qa`));
}

/** Changes fields of the version the reader saw. */
export function useUpdateTicket() {
  const { api } = useWorkspace();
  return useTicketChange(({ id, version, changes }: { id: string; version: number; changes: UpdateTicketInput }) =>
    api.put<TicketDetailDto>(`/tickets/${id}`, { body: changes, ifMatch: version }),
  );
}

/** Applies the certain fixes of findings, by their ids or all of them, to the version the reader saw; the ticket is checked again. */
export function useApplyFixes() {
  const { api } = useWorkspace();
  return useTicketChange(({ id, version, findings }: { id: string; version: number } & ApplyFixesInput) =>
    api.post<AppliedFixesDto>(`/tickets/${id}/qa/fixes`, { body: { findings }, ifMatch: version }),
  );
}

/** What people have to look at for a ticket, and who did. */
export function useTicketChecklist(first: TicketChecklistDto) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.tickets.checklist(first.ticketId),
    queryFn: ({ signal }) => api.get<TicketChecklistDto>(`/tickets/${first.ticketId}/checklist`, { signal }),
    initialData: first,
  });
}

/** Signs an item for the version of the ticket the reader saw, or takes the signature back. */
export function useSignItem(ticket: Pick<TicketDto, "id" | "version">) {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ itemId, ...body }: { itemId: string } & SignChecklistInput) =>
      api.put<TicketChecklistDto>(`/tickets/${ticket.id}/checklist/${itemId}`, { body, ifMatch: ticket.version }),
    onSuccess: (checklist) => client.setQueryData(queryKeys.tickets.checklist(ticket.id), checklist),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.tickets.all }),
  });
}

/** A failed ticket, ready again. */
export function useRetryTicket() {
  const { api } = useWorkspace();
  return useTicketChange(({ id }: { id: string }) => api.post<TicketDetailDto>(`/tickets/${id}/retry`));
}

/** What a deployment would send now. Asked anew for every version of the ticket. */
export function usePlan(ticket: Pick<TicketDto, "id" | "version">, enabled: boolean) {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useQuery({
    queryKey: queryKeys.tickets.plan(ticket.id, ticket.version),
    queryFn: async ({ signal }) => {
      const plan = await api.get<PlanDto>(`/tickets/${ticket.id}/plan`, { signal });
      // The ticket went back to draft just now.
      if (plan.changed.length > 0) void client.invalidateQueries({ queryKey: queryKeys.tickets.all });
      return plan;
    },
    enabled,
  });
}

export function useComments(ticketId: string, first: readonly CommentDto[]) {
  const { api } = useWorkspace();
  return useQuery({
    queryKey: queryKeys.tickets.comments(ticketId),
    queryFn: async ({ signal }) => (await api.get<{ comments: CommentDto[] }>(`/tickets/${ticketId}/comments`, { signal })).comments,
    initialData: [...first],
  });
}

export function useAddComment(ticketId: string) {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => api.post<CommentDto>(`/tickets/${ticketId}/comments`, { body: { body: text } }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.tickets.all }),
  });
}

/** Takes a comment of one's own away. */
export function useDeleteComment(ticketId: string) {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (commentId: string) => api.delete(`/tickets/${ticketId}/comments/${commentId}`),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.tickets.all }),
  });
}

/** Takes a ticket away, to be put back by {@link useRestoreTicket}. */
export function useDeleteTicket() {
  const { api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/tickets/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.tickets.all }),
  });
}

export function useRestoreTicket() {
  const { api } = useWorkspace();
  return useTicketChange(({ id }: { id: string }) => api.post<TicketDetailDto>(`/tickets/${id}/restore`));
}
