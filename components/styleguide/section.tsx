import type { ReactNode } from "react";

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-3.5 border-line-1 border-b pb-2 text-12 font-strong text-fg-3">{title}</h2>
      {children}
    </section>
  );
}
