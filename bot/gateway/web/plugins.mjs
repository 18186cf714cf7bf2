// Two things that stand once in the project and that the bundle needs too.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const virtual = (id, load) => ({
  name: id,
  resolveId: (asked) => (asked === `virtual:${id}` ? `\0${id}` : null),
  load: (asked) => (asked === `\0${id}` ? load() : null),
});

/** `virtual:chat-markup`: the chat's HTML, as it stands in the page, for the widget. */
export const chatMarkup = (page) =>
  virtual("chat-markup", () => {
    const found = /<!-- chat -->([\s\S]*)<!-- \/chat -->/.exec(readFileSync(page, "utf8"));
    if (!found) throw new Error(`${page} has no <!-- chat --> … <!-- /chat -->`);
    const markup = found[1].replace(/<!--[\s\S]*?-->/g, "").replace(/\s*\n\s*/g, "\n").trim();
    return `export default ${JSON.stringify(markup)};`;
  });

export const BITS_PER_NAME = 14.4; // one word in a thousand is taken for a name by mistake
export const HASHES = 10;

/** FNV-1a, 32 bits, over UTF-16 units; the browser has the same (src/names.ts). */
const hash = (word, seed) => {
  let value = (2166136261 ^ seed) >>> 0;
  for (let i = 0; i < word.length; i += 1) value = Math.imul(value ^ word.charCodeAt(i), 16777619) >>> 0;
  value ^= value >>> 15;
  return Math.imul(value, 2246822519) >>> 0;
};

/**
 * `virtual:names`: the redactor's Dutch first names (grade 3 in bot/privacy/data/build.py).
 * Names that are no ordinary word go in a Bloom filter; the others ("roos", "mark") in a short
 * list, since they need a capital or a cue.
 */
export const names = (lexicon) =>
  virtual("names", () => {
    const lines = gunzipSync(readFileSync(lexicon)).toString("utf8").trim().split("\n");
    const graded = lines.map((line) => line.split("\t")).filter(([, code]) => code[0] === "3");
    const sure = graded.filter(([, code]) => code[2] === "0").map(([word]) => word);
    const unsure = graded.filter(([, code]) => code[2] === "3").map(([word]) => word);
    const bits = Math.ceil((sure.length * BITS_PER_NAME) / 8) * 8;
    const bytes = new Uint8Array(bits / 8);
    for (const word of sure) {
      const [one, two] = [hash(word, 0), hash(word, 1) | 1];
      for (let k = 0; k < HASHES; k += 1) {
        const bit = (one + Math.imul(k, two)) >>> 0;
        bytes[(bit % bits) >> 3] |= 1 << (bit % bits & 7);
      }
    }
    const filter = Buffer.from(bytes).toString("base64");
    return `export const filter = ${JSON.stringify(filter)}; export const hashes = ${HASHES};
      export const unsure = ${JSON.stringify(unsure.join(" "))};`;
  });

/**
 * A PostCSS plugin: leaves out the Utrecht rules for classes that nothing here has. A phone need
 * not read the styles of forty kinds of button.
 */
export const onlyUsed = (files) => {
  const used = new Set(files.flatMap((file) => readFileSync(file, "utf8").match(/utrecht-[\w-]+/g) ?? []));
  // button() in src/dom.ts makes these from a part.
  for (const kind of ["primary-action", "secondary-action", "subtle"]) used.add(`utrecht-button--${kind}`);
  const wanted = (selector) => (selector.match(/\.utrecht-[\w-]+/g) ?? []).every((one) => used.has(one.slice(1)));
  return {
    postcssPlugin: "only-used",
    Rule(rule) {
      const left = rule.selectors.filter(wanted);
      if (left.length === 0) rule.remove();
      else if (left.length < rule.selectors.length) rule.selectors = left;
    },
  };
};
