"use client";

import { useEffect, useState } from "react";

/** A value once it has stopped changing for `ms`: what was typed, when the typing rests. */
export function useSettled<T>(value: T, ms = 250): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
