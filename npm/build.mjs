// Writes the folders of the npm packages, for `npm pack`.
//
//   node npm/build.mjs main OUT               the package that people install
//   node npm/build.mjs PLATFORM BINARY OUT    the package with the program of a platform (npm/platforms.json)
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const platforms = JSON.parse(readFileSync(join(here, "platforms.json"), "utf8"));
const manifest = readFileSync(join(root, "Cargo.toml"), "utf8");
const field = (name) => manifest.match(new RegExp(`^${name} = "(.*)"$`, "m"))[1];
const common = { version: field("version"), description: field("description"), license: field("license") };
// The tables of words in the program are under licences of their own.
const licences = ["LICENSE-APACHE", "LICENSE-MIT"];
const ofWords = ["LICENSE-SCOWL", "LICENSE-UNICODE", "LICENSE-WORDNET"];

function writePackage(folder, fields) {
  mkdirSync(folder, { recursive: true });
  licences.forEach((licence) => copyFileSync(join(root, licence), join(folder, licence)));
  writeFileSync(join(folder, "package.json"), JSON.stringify(fields, null, 2) + "\n");
}

function main(out) {
  const names = Object.keys(platforms).map((platform) => `crosscheck-cli-${platform}`);
  writePackage(out, {
    name: "crosscheck-cli",
    ...common,
    bin: { crosscheck: "crosscheck.js" },
    files: ["crosscheck.js", ...licences],
    engines: { node: ">=18" },
    optionalDependencies: Object.fromEntries(names.map((name) => [name, common.version])),
  });
  copyFileSync(join(here, "crosscheck.js"), join(out, "crosscheck.js"));
  copyFileSync(join(root, "README.md"), join(out, "README.md"));
}

function platformPackage(platform, binary, out) {
  const { os, cpu, libc } = platforms[platform];
  const program = os === "win32" ? "crosscheck.exe" : "crosscheck";
  writePackage(out, {
    name: `crosscheck-cli-${platform}`,
    ...common,
    files: ["bin", ...licences, ...ofWords],
    os: [os],
    cpu: [cpu],
    ...(libc && { libc: [libc] }),
    preferUnplugged: true,
  });
  mkdirSync(join(out, "bin"), { recursive: true });
  copyFileSync(binary, join(out, "bin", program));
  chmodSync(join(out, "bin", program), 0o755);
  ofWords.forEach((licence) => copyFileSync(join(root, "data/words", licence), join(out, licence)));
}

const [what, ...rest] = process.argv.slice(2);
if (what === "main" && rest.length === 1) {
  main(...rest);
} else if (what in platforms && rest.length === 2) {
  platformPackage(what, ...rest);
} else {
  console.error("usage: node npm/build.mjs main OUT | node npm/build.mjs PLATFORM BINARY OUT");
  process.exit(2);
}
