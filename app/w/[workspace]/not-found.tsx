import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";

/** Nothing here, or not for this reader: both look the same. */
export default function WorkspaceNotFound() {
  return (
    <main>
      <Message
        level={1}
        title="There is nothing at this address"
        actions={
          <Button asChild>
            <Link href="/w">Go to your workspaces</Link>
          </Button>
        }
      >
        It was removed, or it belongs to a workspace that you are not a member of.
      </Message>
    </main>
  );
}
