// Bundles the sources into built/: `node build.js`; the same sources and packages give the same bytes.
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ? path.resolve(process.argv[2]) : path.join(here, "built");

const shared = { absWorkingDir: here, bundle: true, minify: true, metafile: true, charset: "utf8", legalComments: "none", logLevel: "warning" };
const script = await build({ ...shared, entryPoints: ["src/main.js"], outfile: path.join(out, "explorer.js"), format: "iife", target: ["es2020"] });
await build({ ...shared, entryPoints: ["src/page.css"], outfile: path.join(out, "explorer.css") });
await writeFile(path.join(out, "LICENSES.txt"), await licences(script.metafile));

async function licences(metafile) {
  const names = new Set(Object.keys(metafile.inputs).map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean));
  const parts = ["explorer.js holds these packages, each under its own licence.\n"];
  for (const name of [...names].sort()) {
    const folder = path.join(here, "node_modules", name);
    const about = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? await readFile(path.join(folder, file), "utf8") : `${about.license} licence; ${about.homepage ?? ""}\n`;
    parts.push(`\n${name} ${about.version} (${about.license})\n\n${text.trim().replaceAll("\r\n", "\n").replace(/[ \t]+$/gm, "")}\n`);
  }
  return parts.join("");
}
