#!/usr/bin/env node
// The `handslag` command: hands the command line to the commands, and their exit code to the shell.
import { run } from "#cli/run";

// A reader that stops early, such as `head`, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(text.startsWith("\r") ? text : `${text}\n`),
  isTerminal: process.stderr.isTTY === true,
});
