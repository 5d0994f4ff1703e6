// Canonical JSON (RFC 8785, text in NFC) and the hash that identifies a document.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { Exact, reduced, toDecimal } from "#kernel/exact";
import { own } from "./datum.ts";

/** Anything that canonical JSON can hold; `undefined` entries are left out. */
export type Canonical = unknown;

/**
 * The one JSON text of a value: keys sorted by UTF-16 code unit, text in NFC, whole numbers as numbers, all other exact
 * numbers as decimal text (every decimal that a file can hold ends, so no digit is lost).
 */
export const canonicalJson = (value: Canonical): string => write(value, (keys) => keys.sort());

/** A document as JSON in its own order; `readDocument` reads it back as it was. */
export const documentJson = (value: Canonical): string => write(value, (keys) => keys);

function write(value: Canonical, order: (keys: string[]) => string[]): string {
  if (value === null || value === undefined) return "null";
  if (value instanceof Exact) return numberText(reduced(value));
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return JSON.stringify(value);
  if (typeof value === "string") return JSON.stringify(value.normalize("NFC"));
  if (Array.isArray(value)) return `[${value.map((entry) => write(entry, order)).join(",")}]`;
  const map = value as Record<string, unknown>;
  const keys = order(Object.keys(map).filter((key) => own(map, key) !== undefined));
  return `{${keys.map((key) => `${JSON.stringify(key.normalize("NFC"))}:${write(own(map, key), order)}`).join(",")}}`;
}

const numberText = (value: Exact): string =>
  value.d === 1 && typeof value.n === "number" ? String(value.n) : JSON.stringify(decimalText(value));

/** All digits, with a point even in a whole number past 2^53, so that it reads back as a number. */
function decimalText(value: Exact): string {
  const text = toDecimal(value, 400);
  return text.includes(".") ? text : `${text}.0`;
}

/** SHA-256 of the canonical JSON, as 64 hexadecimal digits. */
export const hashOf = (value: Canonical): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
