// Gets another maker's widget, unchanged, for the test that it connects and for the benchmark.
// Packed and not installed: its bundle needs none of its five hundred packages.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "rasa-webchat@1.0.1";
const SHA512 = "Ld1zVJvTAaTrs6A5p8t70agNNrKYRyXlvqXZRgBoDvKKUXbA0jhJKECi5bdPGlaR6jsmqWtVylHS+YqIqo0x8w==";

/** Put its bundle at `path`, once. */
export function rasaWebchat(path) {
  if (existsSync(path)) return;
  const folder = mkdtempSync(join(tmpdir(), "rasa-webchat-"));
  try {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const name = execFileSync(npm, ["pack", PACKAGE, "--silent", "--pack-destination", folder], { encoding: "utf8" });
    const file = join(folder, name.trim().split("\n").at(-1));
    const found = createHash("sha512").update(readFileSync(file)).digest("base64");
    if (found !== SHA512) throw new Error(`${PACKAGE} is not what it was: sha512 ${found}`);
    execFileSync("tar", ["-xzf", file, "-C", folder, "package/lib/index.js"]);
    copyFileSync(join(folder, "package/lib/index.js"), path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
