// The command line, called by tests: what it says on either channel and how it ends.
import { join } from "node:path";
import { run } from "#cli/run";
import { ROOT, VEENRIJK } from "./documents.ts";

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Both channels as they come, without the folder of this machine, and the exit code: what goldens hold. */
  readonly printed: string;
}

/** Runs a command line. */
export function handslag(...given: readonly string[]): Answer {
  let [out, err, both] = ["", "", ""];
  const code = run(given, {
    out(text) {
      out += `${text}\n`;
      both += `${text}\n`;
    },
    err(text) {
      err += `${text}\n`;
      both += `${text}\n`;
    },
    isTerminal: false,
  });
  return { code, out, err, printed: `${both.replaceAll(ROOT, "")}\n(${code})\n` };
}

/** What a command line prints, with its exit code. */
export const printed = (...given: readonly string[]): string => handslag(...given).printed;

/** A document of the demonstration by its kind and name, as an argument of a command. */
export const veenrijk = (kind: "agreements" | "facts" | "outlooks" | "ranges" | "developments", name: string): string =>
  join(ROOT, VEENRIJK, kind, `${name}.yaml`);

/** The file that holds what a command printed before. */
export const golden = (name: string): string => join(ROOT, "cases/good/golden", `${name}.txt`);
