#!/usr/bin/env node
// Runs the program of the package for this platform, which npm installs beside this one.
"use strict";

const { spawnSync } = require("node:child_process");

const platform = `${process.platform}-${process.arch}`;
const name = `crosscheck-cli-${platform}`;
const program = process.platform === "win32" ? "crosscheck.exe" : "crosscheck";

let path;
try {
  path = require.resolve(`${name}/bin/${program}`);
} catch {
  console.error(`error: the package ${name} is not installed`);
  console.error("  = help: npm installs it where there is one for the platform, unless optional dependencies are left out;");
  console.error("          elsewhere, build crosscheck with `cargo install`");
  process.exit(2);
}

const run = spawnSync(path, process.argv.slice(2), { stdio: "inherit" });
if (run.error) {
  console.error(`error: ${path} could not be run: ${run.error.message}`);
  process.exit(2);
}
if (run.signal) {
  process.kill(process.pid, run.signal);
}
process.exit(run.status ?? 2);
