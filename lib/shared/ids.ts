import { v7, validate } from "uuid";

/** A fresh UUIDv7, time-ordered, made by the application (never by the database). */
export function newId(): string {
  return v7();
}

/** True for a canonical, lower- or upper-case UUID of any version. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && validate(value);
}
