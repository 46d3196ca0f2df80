import { nothingHere } from "@/lib/http/nothing-here";

/** Whatever no other route answers: 404 with the envelope. */
export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
