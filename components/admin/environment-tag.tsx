import { FlaskConical } from "lucide-react";
import { Tag } from "@/components/ui/badge";
import type { ConnectionDto } from "@/lib/domain/connections/connections.schema";

export const ENVIRONMENT_WORD = { production: "Production", sandbox: "Sandbox", simulator: "Simulator" } as const satisfies Record<
  ConnectionDto["environment"],
  string
>;

/** What of a connection's world is real. Dashed where nothing is bought. */
export function EnvironmentTag({ environment }: { environment: ConnectionDto["environment"] }) {
  return (
    <Tag dashed={environment !== "production"}>
      {environment === "simulator" && <FlaskConical className="size-3.5" />}
      {ENVIRONMENT_WORD[environment]}
    </Tag>
  );
}
