import "server-only";
import type { CommentDto } from "./tickets.schema";

type CommentRow = {
  id: string;
  ticketId: string;
  authorId: string;
  authorLabel: string;
  body: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

export function toCommentDto(row: CommentRow): CommentDto {
  return {
    id: row.id,
    ticketId: row.ticketId,
    authorId: row.authorId,
    authorLabel: row.authorLabel,
    body: row.body,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
