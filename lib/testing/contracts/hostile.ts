/** What a careless or hostile client sends; each value is tried in the place of every field and parameter. */
const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  9_007_199_254_740_991,
  "",
  " ",
  "\u00a0\u200b\u202e",
  "x".repeat(10_000),
  "😀".repeat(300),
  "\u0000",
  "\ud800",
  "\uffff",
  "%",
  "_",
  "\\",
  "\\u0000",
  "'; drop table campaigns; --",
  '" or ""="',
  "<script>alert(1)</script>",
  "../../../etc/passwd",
  "$" + "{7*7}{{7*7}}",
  "9".repeat(400),
  "-1",
  "1e400",
  "NaN",
  "2026-02-30",
  "0000-00-00",
  "+275760-09-13T00:00:00.001Z",
  "2026-11-21T25:61:61+99:99",
  "00000000-0000-0000-0000-000000000000",
  "AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA",
  [],
  [null],
  [[[[]]]],
  Array.from({ length: 2_000 }, (_, index) => `t${index}`),
  {},
  { $ne: null },
  { length: 1, toString: "x", constructor: { prototype: { polluted: true } } },
  nested(60),
];

function nested(levels: number): unknown {
  return levels === 0 ? 1 : { a: nested(levels - 1) };
}

/** Bodies that are no lawful JSON text, or no JSON object, by what they are. Sent as application/json. */
export const HOSTILE_TEXTS: readonly (readonly [name: string, text: BodyInit])[] = [
  ["empty", ""],
  ["a space", " "],
  ["half an object", "{"],
  ["not JSON", "name=x&code=y"],
  ["XML", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ["an array", "[]"],
  ["null", "null"],
  ["a text", '"x"'],
  ["a number", "1"],
  ["NaN", "NaN"],
  ["duplicate keys", '{"name":"a","name":"b"}'],
  ["__proto__", '{"__proto__":{"polluted":true}}'],
  ["a NUL", '{"name":"a\\u0000b"}'],
  ["half a surrogate pair", '{"name":"\\ud83d"}'],
  ["too deep", "[".repeat(100) + "]".repeat(100)],
  ["very deep", '{"a":'.repeat(100_000)],
  ["a number that changes", '{"budget":0.1234567890123456789}'],
  ["an infinite number", '{"budget":1e999}'],
  ["a trailing comma", '{"name":"a",}'],
  ["two documents", "{}{}"],
  ["a comment", "{/* x */}"],
  ["a byte order mark and no more", "\ufeff"],
  ["too large", `{"name":"${"x".repeat(1 << 20)}"}`],
  ["many unknown keys", `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join(",")}}`],
  ["bytes that are not UTF-8", new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
];

/** Content types that are not JSON, each with a sound JSON body. */
export const HOSTILE_TYPES: readonly string[] = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/xml",
  "application/json; charset=utf-16",
  "application/jsonx",
  "*/*",
];

/** Texts for query and path parameters, percent-encoded where an address needs it. */
export const HOSTILE_PARAMETERS: readonly string[] = [
  "%20",
  "%00",
  "a%00b",
  "%F0%9F%98%80",
  "%EF%BF%BF",
  "..%2F..%2Fetc%2Fpasswd",
  "%27%20or%201%3D1--",
  "-1",
  "0",
  "1e9",
  "99999999999999999999",
  "NaN",
  "true",
  "null",
  "undefined",
  "[]",
  "{}",
  "2026-02-30",
  "00000000-0000-0000-0000-000000000000",
  "00000000-0000-0000-0000-00000000000g",
  "x".repeat(5_000),
  "%F0%9F%98%80".repeat(300),
  "a,b,,c",
  ",".repeat(1_000),
  "constructor",
  "__proto__",
];

/** Headers that lie about the request. */
export const HOSTILE_HEADERS: readonly Record<string, string>[] = [
  { "if-match": "x" },
  { "if-match": '"99999999999999999999"' },
  { "if-match": '"1", "2"' },
  { "idempotency-key": "" },
  { "idempotency-key": "x".repeat(256) },
  { "idempotency-key": "caf\u00e9" },
  { "x-request-id": "not-a-uuid" },
  { "content-encoding": "gzip" },
  { "content-length": "99999999" },
  { "content-length": "nonsense" },
];

/**
 * Every body that has one thing wrong with `body`: each place, at any depth, holds each hostile value, is missing, or has
 * an unknown neighbour. `path` says which.
 */
function* mutations(body: unknown, path = ""): Generator<{ path: string; body: unknown }> {
  for (const [index, value] of HOSTILE_VALUES.entries()) yield { path: `${path || "/"} = hostile value ${index}`, body: value };
  if (typeof body !== "object" || body === null) return;
  const entries = Object.entries(body);
  const rebuilt = (changed: [string, unknown][]) => (Array.isArray(body) ? changed.map(([, item]) => item) : Object.fromEntries(changed));
  if (!Array.isArray(body)) yield { path: `${path}/no_such_field`, body: { ...body, no_such_field: 1 } };
  for (const [key, item] of entries) {
    yield { path: `${path}/${key} missing`, body: rebuilt(entries.filter(([other]) => other !== key)) };
    for (const inner of mutations(item, `${path}/${key}`)) {
      yield { path: inner.path, body: rebuilt(entries.map(([other, own]) => [other, other === key ? inner.body : own])) };
    }
  }
}

/** {@link mutations} of a lawful body, and of it with each further field there is. */
export function* allMutations(lawful: unknown, fields: Record<string, unknown>): Generator<{ path: string; body: unknown }> {
  yield* mutations(lawful);
  if (typeof lawful !== "object" || lawful === null || Array.isArray(lawful)) return;
  for (const [name, value] of Object.entries(fields)) {
    if (name in lawful) continue;
    yield { path: `/${name}`, body: { ...lawful, [name]: value } };
    for (const { path, body } of mutations(value, `/${name}`)) yield { path, body: { ...lawful, [name]: body } };
  }
}
