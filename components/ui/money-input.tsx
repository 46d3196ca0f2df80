"use client";

import { useState } from "react";
import { currencySymbol } from "./format";
import { Input } from "./input";

const TYPED = /^\d*(?:[.,]\d*)?$/;

/** "1,240,000.5" or "1 240 000,5" → "1240000.5"; null when it is no amount. */
export function readAmount(typed: string, decimals: number): string | null {
  const bare = typed.replace(/[\s'’\u00a0\u202f]/g, "");
  if (bare === "") return "";
  const lastPoint = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  const tail = lastPoint < 0 ? "" : bare.slice(lastPoint + 1);
  const separators = bare.match(/[.,]/g)?.length ?? 0;
  // "1,240" is a thousand, "1,24" a decimal comma: three digits after a lone comma group, unless the currency has three places.
  const isGroup = lastPoint >= 0 && bare[lastPoint] === "," && tail.length === 3 && decimals !== 3;
  const sameKind = separators > 1 && !(bare.includes(".") && bare.includes(","));
  const whole = lastPoint < 0 || isGroup || sameKind ? bare.replace(/[.,]/g, "") : bare.slice(0, lastPoint).replace(/[.,]/g, "");
  const fraction = lastPoint < 0 || isGroup || sameKind ? "" : tail;
  if (!/^\d*$/.test(whole) || !/^\d*$/.test(fraction) || (whole === "" && fraction === "")) return null;
  const plainWhole = whole.replace(/^0+(?=\d)/, "") || "0";
  return fraction === "" ? plainWhole : `${plainWhole}.${fraction}`;
}

function grouped(amount: string): string {
  const [whole = "", fraction] = amount.split(".");
  const spaced = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}

type MoneyInputProps = {
  currency: string;
  /** Plain decimal string in currency units, or empty. */
  value?: string;
  defaultValue?: string;
  /** The plain decimal string; what cannot be read is passed on as typed, so that validation can name it. */
  onValueChange?: (amount: string) => void;
  name?: string;
  disabled?: boolean;
  placeholder?: string;
};

/** An exact amount with its currency inside the field. Never becomes a number. Groups thousands while it rests. */
export function MoneyInput({ currency, value, defaultValue = "", onValueChange, name, disabled, placeholder = "0.00" }: MoneyInputProps) {
  const [own, setOwn] = useState(defaultValue);
  const [typing, setTyping] = useState<string | null>(null);
  const amount = value ?? own;
  const decimals =
    new Intl.NumberFormat("en", { style: "currency", currency: /^[A-Z]{3}$/.test(currency) ? currency : "USD" }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  const change = (text: string) => {
    setTyping(text);
    const read = readAmount(text, decimals) ?? text;
    setOwn(read);
    onValueChange?.(read);
  };
  return (
    <>
      <Input
        inputMode="decimal"
        autoComplete="off"
        prefix={currencySymbol(currency)}
        suffix={<span className="text-12">{currency}</span>}
        value={typing ?? (TYPED.test(amount) ? grouped(amount) : amount)}
        onChange={(event) => change(event.target.value)}
        onFocus={() => setTyping(TYPED.test(amount) ? grouped(amount) : amount)}
        onBlur={() => setTyping(null)}
        disabled={disabled}
        placeholder={placeholder}
      />
      {name && <input type="hidden" name={name} value={amount} />}
    </>
  );
}
