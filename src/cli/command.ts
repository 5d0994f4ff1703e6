// What every command shares: its options, its way of reading documents, its way of saying what is wrong.
import { writeFileSync } from "node:fs";
import { issue, type Issue } from "#kernel/issue";
import type { Place } from "#engine/read";
import { wordIssue } from "#wording/issue";
import type { Locale } from "#wording/locale";
import { takeOptions, type OptionName } from "./option.ts";

/** 0: done. 1: a document has issues. 2: the command was not understood, or a file is missing. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  readonly usage: Readonly<Record<Locale, string>>;
  /** What it takes beside the options of every command. */
  readonly options: readonly OptionName[];
  /** Where its page goes when nobody says where. */
  readonly page?: string;
  readonly run: (call: Call) => ExitCode;
}

/** Where output goes; tests read it back. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
}

/** A command line, read. */
export interface Call {
  readonly arguments: readonly string[];
  /** Every option that was given. */
  readonly options: readonly OptionName[];
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
  const taken = takeOptions(given);
  if (typeof taken === "string") {
    output.err(taken);
    return undefined;
  }
  const { options, texts, locale } = taken;
  const last = (name: OptionName): string | undefined => texts(name).at(-1);
  return {
    arguments: taken.arguments,
    options,
    facts: texts("facts"),
    forms: texts("forms"),
    map: last("map"),
    outlooks: texts("outlook"),
    against: last("against"),
    development: last("development"),
    ranges: last("ranges"),
    seed: last("seed"),
    paths: last("paths"),
    workers: last("workers"),
    at: last("at"),
    json: options.includes("json"),
    html: last("html"),
    locale,
    help: options.includes("help"),
    output,
  };
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
