"use client";

import type { ReactNode } from "react";
import { TooltipProvider } from "@/components/ui/overlay";
import { ToastProvider } from "@/components/ui/toast";
import { StyleNonce } from "./style-nonce";

/** What every page needs around it. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <TooltipProvider>
      <StyleNonce />
      <ToastProvider>{children}</ToastProvider>
    </TooltipProvider>
  );
}
