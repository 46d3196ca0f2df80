"use client";

import { setNonce } from "get-nonce";

// The scroll lock of dialogs inserts a <style> element; without the page's nonce the content security policy refuses
// it and the page scrolls behind the dialog. At module level: before the first dialog can open.
if (typeof document !== "undefined") {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) setNonce(nonce);
}

/** Renders nothing; importing it is what counts. */
export function StyleNonce() {
  return null;
}
