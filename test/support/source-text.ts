// TypeScript source cut to what a rule looks at: the code without comments and strings, and what it imports.

const COMMENT_OR_STRING = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
const REGULAR_EXPRESSION = /([=(,:!&|?[{};]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*/g;

/** The code alone; comments and strings become blanks of as many lines. Templates stay: they hold code. */
export function codeOf(source: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, " ");
  return source
    .replace(REGULAR_EXPRESSION, (all: string, before: string) => before + blank(all.slice(before.length)))
    .replace(COMMENT_OR_STRING, blank);
}

/** Every module a file names: import, export from, and import(). */
export function importsOf(source: string): readonly string[] {
  const found = source.matchAll(
    /^(?:import|export) (?:type )?[\s\w{},*$]*?\bfrom\s*["']([^"']+)["']|^import ["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm,
  );
  return [...found].flatMap(([, from, bare, called]) => from ?? bare ?? called ?? []);
}

/** The exported functions without a comment right above; a constant that is one expression says enough itself. */
export function functionsWithoutComment(source: string): readonly string[] {
  const lines = source.split("\n");
  return lines.flatMap((line, index) => {
    const name =
      /^export (?:async )?function\*? (\w+)/.exec(line)?.[1] ??
      /^export const (\w+)(?:: [^=]+)? = (?:async )?(?:<[^>]+>)?\(.*=> \{$/.exec(line)?.[1];
    if (name === undefined) return [];
    const above = (lines[index - 1] ?? "").trim();
    const overload = /^export (?:async )?function\*? (\w+)/.exec(above)?.[1] === name;
    return above.endsWith("*/") || overload ? [] : [`${name} (line ${index + 1})`];
  });
}
