import { OctagonAlert } from "lucide-react";

/** What keeps a form from being sent and belongs to no single field. Announced when it appears. */
export function FormProblems({ messages }: { messages: readonly string[] }) {
  return (
    <div role="alert" className="empty:hidden">
      {messages.length > 0 && (
        <ul className="grid gap-1 text-st-danger">
          {messages.map((message) => (
            <li key={message} className="flex items-start gap-2">
              <OctagonAlert className="mt-0.5" />
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
