// Builds everything the visitor's browser gets into ../static/dist, each as one file.
import { readFileSync, mkdirSync, writeFileSync, statSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { chatMarkup, names, onlyUsed } from "./plugins.mjs";
import { rasaWebchat } from "./rasa-webchat.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = here("../static/dist");
mkdirSync(out, { recursive: true });

const within = (folder, ending) =>
  readdirSync(here(folder)).filter((name) => name.endsWith(ending)).map((name) => here(`${folder}/${name}`));
const markup = [here("../static/index.html"), ...within("src", ".ts"), ...within("../templates", ".html")];

const shared = {
  css: { postcss: { plugins: [onlyUsed(markup)] } },
  configFile: false,
  root: here("."),
  logLevel: "warn",
  plugins: [chatMarkup(here("../static/index.html")), names(here("../../privacy/data/lexicon.tsv.gz"))],
};
const target = ["es2020", "chrome100", "firefox102", "safari15"];

for (const [name, format] of [["pagina", "es"], ["weg", "iife"], ["widget", "iife"]]) {
  await build({
    ...shared,
    build: {
      target,
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false,
      cssCodeSplit: false,
      lib: { entry: here(`src/${name}.ts`), formats: [format], name: "AdviesChat", fileName: () => `${name}.js` },
    },
  });
}
for (const name of ["pagina", "paginas", "thema-voorbeeldstad"]) {
  await build({
    ...shared,
    build: {
      target,
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      rollupOptions: { input: here(`src/${name}.css`), output: { assetFileNames: "[name][extname]" } },
    },
  });
}
// The warning's rules alone, for the tests that lay them beside the server's redactor.
await build({
  ...shared,
  build: {
    target,
    outDir: here("dist"),
    emptyOutDir: false,
    copyPublicDir: false,
    lib: { entry: here("src/detect.ts"), formats: ["es"], fileName: () => "detect.mjs" },
  },
});
rasaWebchat(`${out}/rasa-webchat.js`);

const sizes = readdirSync(out)
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => `${name} ${statSync(`${out}/${name}`).size} bytes, ${gzipSync(readFileSync(`${out}/${name}`)).length} gzipped`);
writeFileSync(`${out}/sizes.txt`, sizes.join("\n") + "\n");
