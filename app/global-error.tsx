"use client";

import "./globals.css";
import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Wordmark } from "@/components/ui/mark";
import { ErrorMessage } from "@/components/ui/message";

/** The last resort, when even the frame around the pages failed. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" data-theme="dark">
      <body>
        <title>Something went wrong · Signalbox</title>
        <main className="mx-auto flex min-h-dvh max-w-lg flex-col px-6 py-10">
          <Wordmark />
          <div className="my-auto">
            <ErrorMessage
              level={1}
              title="Signalbox could not be shown"
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
          </div>
        </main>
      </body>
    </html>
  );
}
