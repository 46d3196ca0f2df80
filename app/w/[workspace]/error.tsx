"use client";

import { RotateCw } from "lucide-react";
import { TopBar } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { ErrorMessage } from "@/components/ui/message";

/** A page of the workspace failed: the navigation stays. */
export default function WorkspaceError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <TopBar crumbs={[{ label: "Something went wrong" }]} />
      <main>
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
    </>
  );
}
