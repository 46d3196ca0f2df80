"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";

type CopyButtonProps = {
  value: string /** "Copy name": read out and shown on hover. */;
  label: string /** Shown beside the icon. */;
  children?: string;
  className?: string;
};

const SHOWN_MS = 2000;

/** Puts `value` on the clipboard and says so, to the eye and to a screen reader. */
export function CopyButton({ value, label, children, className }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setOutcome("copied"),
      () => setOutcome("refused"),
    );
  };
  const said = outcome === "copied" ? "Copied" : outcome === "refused" ? "The browser did not allow it" : "";
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        square={!children}
        aria-label={children ? undefined : label}
        title={label}
        onClick={copy}
        className={className}
      >
        {outcome === "copied" ? <Check className="text-st-clear" /> : <Copy />}
        {children}
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
