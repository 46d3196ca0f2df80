"use client";

import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ErrorMessage } from "@/components/ui/message";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto max-w-lg px-6 py-10">
      <ErrorMessage
        level={1}
        title="This page could not be shown"
        {...(error.digest ? { reference: error.digest } : {})}
        actions={
          <Button variant="primary" onClick={reset}>
            <RotateCw />
            Try again
          </Button>
        }
      >
        The fault is on our side and was recorded. Nothing you saved is lost.
      </ErrorMessage>
    </main>
  );
}
