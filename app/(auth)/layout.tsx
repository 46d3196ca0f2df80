import type { ReactNode } from "react";
import { SignInDiagram } from "@/components/sign-in/sign-in-diagram";
import { Wordmark } from "@/components/ui/mark";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,32.5rem)_minmax(0,1fr)]">
      <main className="flex min-w-0 flex-col border-line-1 px-[72px] py-10 max-lg:mx-auto max-lg:w-full max-lg:max-w-[32.5rem] max-md:px-5 max-md:py-6 lg:border-r">
        <Wordmark />
        {children}
      </main>
      <aside aria-hidden="true" className="sticky top-0 h-dvh overflow-hidden max-lg:hidden">
        <SignInDiagram className="absolute inset-0" />
        <p className="absolute bottom-12 left-14 max-w-[26.5rem] text-14 leading-[1.375rem] text-fg-3">
          <b className="font-strong text-fg-1">A signal box lets a train through only when the line is proved clear.</b> Signalbox does that
          for campaigns: name, creative, links, budget, approval.
        </p>
      </aside>
    </div>
  );
}
