import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Wordmark } from "@/components/ui/mark";
import { Message } from "@/components/ui/message";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col px-6 py-10">
      <Wordmark />
      <div className="my-auto">
        <Message
          level={1}
          className="px-0!"
          title="There is nothing at this address"
          actions={
            <Button asChild>
              <Link href="/w">Go to your workspaces</Link>
            </Button>
          }
        >
          It may have been removed, or it belongs to a workspace that you are not a member of.
        </Message>
      </div>
    </main>
  );
}
