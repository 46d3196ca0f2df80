import { shown } from "./names";

/** The RFC 6901 pointer of a path: `["items", 0, "a/b"]` → `/items/0/a~1b`. Very long keys are cut. */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${shown(String(part)).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The path of an RFC 6901 pointer; a text that is no pointer is read as the name of one property. */
export function fromPointer(pointer: string): string[] {
  if (pointer === "") return [];
  const text = pointer.startsWith("/") ? pointer.slice(1) : pointer;
  return text.split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
