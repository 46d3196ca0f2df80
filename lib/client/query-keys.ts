import type { TicketFilters } from "./ticket-filters";

/**
 * The names of everything in the query cache. A key starts with its noun, so that a noun is outdated as a whole by
 * `invalidateQueries({ queryKey: [noun] })`. The cache itself belongs to one workspace.
 */
export const queryKeys = {
  brands: { all: ["brands"] as const, search: (query: string) => ["brands", "search", query] as const },
  markets: { all: ["markets"] as const, search: (query: string) => ["markets", "search", query] as const },
  channels: { all: ["channels"] as const, search: (query: string) => ["channels", "search", query] as const },
  campaigns: {
    all: ["campaigns"] as const,
    detail: (id: string) => ["campaigns", "detail", id] as const,
    search: (query: string) => ["campaigns", "search", query] as const,
  },
  tickets: {
    all: ["tickets"] as const,
    column: (status: string, filters: TicketFilters) => ["tickets", "column", status, filters] as const,
    mine: (filters: TicketFilters) => ["tickets", "mine", filters] as const,
    detail: (id: string) => ["tickets", "detail", id] as const,
    plan: (id: string, version: number) => ["tickets", "plan", id, version] as const,
    comments: (id: string) => ["tickets", "comments", id] as const,
    checklist: (id: string) => ["tickets", "checklist", id] as const,
  },
  deployments: {
    all: ["deployments"] as const,
    status: (taskId: string) => ["deployments", "status", taskId] as const,
    list: (query: unknown) => ["deployments", "list", query] as const,
    bulk: (bulkId: string) => ["deployments", "bulk", bulkId] as const,
  },
  platforms: {
    objects: (ticketId: string) => ["platforms", "objects", ticketId] as const,
    connections: (platform: string) => ["platforms", "connections", platform] as const,
  },
  jobs: { all: ["jobs"] as const, run: (id: string) => ["jobs", "run", id] as const },
  taxonomy: {
    preview: (parts: unknown) => ["taxonomy", "preview", parts] as const,
    parse: (name: string) => ["taxonomy", "parse", name] as const,
  },
} as const;
