import { notFound } from "next/navigation";
import { isAppError } from "@/lib/shared/errors";

/** A row that may not be there: null instead of a 404. For what an address mentions beside what it is about. */
export async function found<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isAppError(error) && (error.status === 404 || error.status === 400)) return null;
    throw error;
  }
}

/** The row that a page is about: without it the page is the workspace's 404. */
export async function foundOr404<T>(reading: Promise<T>): Promise<T> {
  return (await found(reading)) ?? notFound();
}
