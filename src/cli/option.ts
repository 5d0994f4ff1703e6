// The options of the command line, and what is said of those that are not understood.
import { parseArgs } from "node:util";
import { issue } from "#kernel/issue";
import { suggestion } from "#engine/schema/part";
import { wordIssue } from "#wording/issue";
import { LOCALES, type Locale } from "#wording/locale";

const OPTIONS = {
  facts: { type: "string", multiple: true },
  forms: { type: "string", multiple: true },
  map: { type: "string" },
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
} as const;

export type OptionName = keyof typeof OPTIONS;

/** Those that every command has. */
const EVERYWHERE: readonly OptionName[] = ["locale", "help"];

const isOption = (name: string): name is OptionName => Object.hasOwn(OPTIONS, name);

/** A command line taken apart. */
interface Taken {
  readonly arguments: readonly string[];
  readonly options: readonly OptionName[];
  readonly texts: (name: OptionName) => readonly string[];
  readonly locale: Locale;
}

/** Takes a command line apart; a sentence for the reader where that can't be done. */
export function takeOptions(given: readonly string[]): Taken | string {
  // Not strict: what is wrong is found below, where there are words for it.
  const { tokens, positionals } = parseArgs({
    args: given.map((word, index) => (lacksValue(word, given[index + 1]) ? `${word}=` : word)),
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options = tokens.filter((token) => token.kind === "option");
  const language = options.findLast(({ name }) => name === "locale")?.value ?? "nl";
  const locale = LOCALES.find((known) => known === language);
  const wrong = options.map((option) => misunderstood(option, locale ?? "nl")).find((found) => found !== undefined);
  if (wrong !== undefined) return wrong;
  if (locale === undefined) return wordIssue(issue("unknown-locale", "", { found: language }), "nl");
  return {
    arguments: positionals,
    options: options.map(({ name }) => name).filter(isOption),
    texts: (wanted) => options.flatMap(({ name, value }) => (name === wanted && value !== undefined ? [value] : [])),
    locale,
  };
}

/** An option that should have a value, with another option behind it. */
function lacksValue(word: string, next = ""): boolean {
  const name = word.slice(2);
  const isNext = next === "-h" || (next.startsWith("--") && isOption(next.slice(2).split("=")[0]!));
  return word.startsWith("--") && isOption(name) && OPTIONS[name].type === "string" && isNext;
}

interface Token {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function misunderstood({ name, rawName, value, inlineValue }: Token, locale: Locale): string | undefined {
  const nl = locale === "nl";
  if (!isOption(name)) {
    const near = suggestion(name, Object.keys(OPTIONS)).suggestion;
    const figures = { option: rawName, ...(near === undefined ? {} : { suggestion: `--${near}` }) };
    return wordIssue(issue("unknown-option", "", figures), locale);
  }
  if (OPTIONS[name].type === "boolean") {
    if (value === undefined) return undefined;
    return nl
      ? `De optie ${rawName} krijgt geen waarde. Schrijf alleen ${rawName}.`
      : `The option ${rawName} takes no value. Write ${rawName} alone.`;
  }
  if (value === undefined || value === "")
    return nl
      ? `Achter de optie ${rawName} ontbreekt een waarde. Vul haar in; --help zegt welke.`
      : `The option ${rawName} lacks a value. Fill it in; --help says which.`;
  // A number below zero is told what it must be by the command that asks for it.
  if (inlineValue === true || !/^-\D/.test(value)) return undefined;
  return nl
    ? `De waarde \`${value}\` van ${rawName} begint met een streepje, zoals een optie. Is zij zo bedoeld, schrijf dan ${rawName}=${value}.`
    : `The value \`${value}\` of ${rawName} begins with a dash, as options do. If it is meant, write ${rawName}=${value}.`;
}

/** What is said of an option that another command has. */
export function foreignOption(
  command: { readonly name: string; readonly options: readonly OptionName[] },
  given: readonly OptionName[],
  locale: Locale,
): string | undefined {
  const known = [...command.options, ...EVERYWHERE];
  const foreign = given.find((name) => !known.includes(name));
  if (foreign === undefined) return undefined;
  const names = known.map((name) => `--${name}`).join(", ");
  return locale === "nl"
    ? `De opdracht ${command.name} heeft geen optie --${foreign}. Laat haar weg; wel bestaan hier ${names}.`
    : `The command ${command.name} has no option --${foreign}. Leave it out; it does have ${names}.`;
}
