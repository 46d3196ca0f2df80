"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from "@/components/ui/dialog";
import { CodeBlock } from "@/components/ui/json-view";
import type { CreatedApiKeyDto } from "@/lib/domain/api-keys/api-keys.schema";

/** The key itself, the only time it is shown. */
export function MadeKeyDialog({ made, onClose }: { made: CreatedApiKeyDto | null; onClose: () => void }) {
  return (
    <Dialog open={made !== null} onOpenChange={(open) => !open && onClose()}>
      {made?.key && (
        <DialogContent
          title={`The key ${made.name}`}
          description="It is shown this once. Put it where your program reads its secrets; nobody can show it again."
        >
          <DialogBody className="grid gap-4">
            <div>
              <p className="mb-1.5 font-strong">Key</p>
              <CodeBlock label="Copy key">{made.key}</CodeBlock>
            </div>
            <div>
              <p className="mb-1.5 font-strong">Try it</p>
              <CodeBlock label="Copy command">{`curl -H "Authorization: Bearer ${made.key}" ${location.origin}/api/v1/me`}</CodeBlock>
            </div>
          </DialogBody>
          <DialogFoot>
            <DialogClose asChild>
              <Button variant="primary">I have stored it</Button>
            </DialogClose>
          </DialogFoot>
        </DialogContent>
      )}
    </Dialog>
  );
}
