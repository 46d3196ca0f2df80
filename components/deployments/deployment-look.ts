import type { GlyphShape } from "@/components/ui/glyph";
import type { Tone } from "@/components/ui/tone";
import type { DeploymentState } from "@/lib/domain/deployments/deployments.rules";

type StateLook = { tone: Tone; shape: GlyphShape; word: string };

/** How the states of a deployment look, and what they are called. */
export const DEPLOYMENT_LOOK: Readonly<Record<DeploymentState, StateLook>> = {
  queued: { tone: "draft", shape: "dashed-ring", word: "Queued" },
  running: { tone: "testing", shape: "half-ring", word: "Sending" },
  waiting: { tone: "testing", shape: "pause-ring", word: "Waiting" },
  succeeded: { tone: "clear", shape: "tick-disc", word: "Done" },
  failed: { tone: "danger", shape: "bar-octagon", word: "Failed" },
  cancelled: { tone: "draft", shape: "ring", word: "Cancelled" },
  ambiguous: { tone: "caution", shape: "diamond", word: "Unclear" },
};
