// What every command shares: its options, its way of reading documents, its way of saying what is wrong.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { issue, type Issue } from "#kernel/issue";
import type { Place } from "#engine/read";
import { wordIssue } from "#wording/issue";
import { LOCALES, type Locale } from "#wording/locale";

/** 0: done. 1: a document has issues. 2: the command was not understood, or a file is missing. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  readonly usage: Readonly<Record<Locale, string>>;
  readonly run: (call: Call) => ExitCode;
}

/** Where output goes; tests read it back. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
}

const OPTIONS = {
  facts: { type: "string", multiple: true },
  forms: { type: "string", multiple: true },
  map: { type: "string" },
  form: { type: "string" },
  outlook: { type: "string", multiple: true },
  against: { type: "string" },
  development: { type: "string" },
  ranges: { type: "string" },
  seed: { type: "string" },
  paths: { type: "string" },
  workers: { type: "string" },
  at: { type: "string" },
  json: { type: "boolean" },
  html: { type: "string" },
  locale: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** A command line, read. */
export interface Call {
  readonly arguments: readonly string[];
  readonly facts: readonly string[];
  readonly forms: readonly string[];
  readonly map: string | undefined;
  /** The first is whose chair the reader sits in. */
  readonly outlooks: readonly string[];
  /** An agreement to hold others against, in a world where nothing that they change happens. */
  readonly against: string | undefined;
  /** How earlier years developed, to complete a running year by. */
  readonly development: string | undefined;
  readonly ranges: string | undefined;
  readonly seed: string | undefined;
  readonly paths: string | undefined;
  readonly workers: string | undefined;
  /** The day on which a document is read. */
  readonly at: string | undefined;
  readonly json: boolean;
  readonly html: string | undefined;
  readonly locale: Locale;
  readonly help: boolean;
  readonly output: Output;
}

/** Reads a command line; undefined with a sentence on the error channel when it can't be understood. */
export function readCall(given: readonly string[], output: Output): Call | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: OPTIONS,
      allowPositionals: true,
      strict: true,
    });
    const locale = (values.locale ?? "nl") as Locale;
    if (!LOCALES.includes(locale)) {
      output.err(wordIssue(issue("unknown-locale", "", { found: locale }), "nl"));
      return undefined;
    }
    return {
      arguments: positionals,
      facts: values.facts ?? [],
      forms: values.forms ?? [],
      map: values.map,
      outlooks: values.outlook ?? [],
      against: values.against,
      development: values.development,
      ranges: values.ranges,
      seed: values.seed,
      paths: values.paths,
      workers: values.workers,
      at: values.at,
      json: values.json ?? false,
      html: values.html,
      locale,
      help: values.help ?? false,
      output,
    };
  } catch (error) {
    const option = /'(-[^' ]+)/.exec(error instanceof Error ? error.message : "")?.[1] ?? "";
    output.err(wordIssue(issue("unknown-option", "", { option }), given.includes("en") ? "en" : "nl"));
    return undefined;
  }
}

/** An issue as one line: file, place, sentence. */
export function issueLine(
  found: Issue,
  locale: Locale,
  file: string,
  places: ReadonlyMap<string, Place> | undefined,
): string {
  const place = placeOf(found, places);
  const where = [file, ...(place === undefined ? [] : [place.line, place.column])].join(":");
  return `${where}${found.path === "" ? "" : ` (${found.path})`}\n  ${wordIssue(found, locale)}`;
}

/** Where an issue stands in its file: at its path, or at the nearest part above it that the file has. */
export function placeOf(found: Issue, places: ReadonlyMap<string, Place> | undefined): Place | undefined {
  if (typeof found.figures["line"] === "number" && typeof found.figures["column"] === "number")
    return { line: found.figures["line"], column: found.figures["column"] };
  let path = found.path;
  while (path !== "" && places !== undefined) {
    const place = places.get(path);
    if (place !== undefined) return place;
    path = path
      .replace(/(\.[^.[\]]*|\[\d+\])$/, (part) => (part === path ? "" : ""))
      .replace(/^[^.[\]]*$/, (rest) => (rest === path ? "" : rest));
  }
  return undefined;
}

/** Issues to the error channel, or as JSON; returns the exit code that goes with them. */
export function refuse(
  call: Call,
  issues: readonly Issue[],
  file: string,
  places?: ReadonlyMap<string, Place>,
): ExitCode {
  if (call.json) {
    const worded = issues.map((found) => ({
      ...found,
      ...(placeOf(found, places) === undefined ? {} : { place: placeOf(found, places) }),
      sentence: wordIssue(found, call.locale),
    }));
    call.output.out(JSON.stringify({ file, issues: worded }, undefined, 2));
  } else for (const found of issues) call.output.err(issueLine(found, call.locale, file, places));
  return issues.some((found) => found.code === "file-not-found") ? 2 : 1;
}

/** A whole number from an option between two bounds; an issue on the error channel when it is not one. */
export function wholeOption(
  call: Call,
  given: {
    readonly name: "seed" | "paths" | "workers";
    readonly least: number;
    readonly most: number;
    readonly absent: number;
  },
): number | undefined {
  const text = call[given.name];
  if (text === undefined) return given.absent;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= given.least && value <= given.most) return value;
  call.output.err(
    wordIssue(
      issue("out-of-range", "", {
        name: `--${given.name}`,
        found: text,
        low: String(given.least),
        high: String(given.most),
      }),
      call.locale,
    ),
  );
  return undefined;
}

/** Writes a page that a command made. */
export function writePage(call: Call, page: string): void {
  if (call.html === undefined) return;
  writeFileSync(call.html, page);
  call.output.err(call.locale === "nl" ? `Geschreven: ${call.html}` : `Written: ${call.html}`);
}
