// First names, as the redactor on the server knows them, small enough for a browser.
import { filter, hashes, unsure } from "virtual:names";

let bits: Uint8Array | null = null;
const doubtful = new Set(unsure.split(" "));

/** Lower case without accents: `Özdemir` becomes `ozdemir` (as bot/privacy/lexicon.py `fold`). */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .replace(/ı/g, "i")
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/** FNV-1a; plugins.mjs fills the filter with the same. */
function hash(word: string, seed: number): number {
  let value = (2166136261 ^ seed) >>> 0;
  for (let i = 0; i < word.length; i += 1) {
    value = Math.imul(value ^ word.charCodeAt(i), 16777619) >>> 0;
  }
  value ^= value >>> 15;
  return Math.imul(value, 2246822519) >>> 0;
}

/** A first name that is no ordinary Dutch word; wrong for one other word in a thousand. */
export function isName(folded: string): boolean {
  bits ??= Uint8Array.from(atob(filter), (sign) => sign.charCodeAt(0));
  const size = bits.length * 8;
  const one = hash(folded, 0);
  const two = hash(folded, 1) | 1;
  for (let k = 0; k < hashes; k += 1) {
    const bit = ((one + Math.imul(k, two)) >>> 0) % size;
    if (!((bits[bit >> 3] ?? 0) & (1 << (bit & 7)))) return false;
  }
  return true;
}

/** A word that is a name as well as an ordinary word, like "roos". */
export function mayBeName(folded: string): boolean {
  return doubtful.has(folded);
}
