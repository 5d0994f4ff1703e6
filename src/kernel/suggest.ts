// "Did you mean …?": the known name nearest to a misspelt one.
import { distance } from "fastest-levenshtein";

/** The nearest of `known`: one letter off in a short name, two in one of four or five, three in a longer one; else undefined. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const limit = name.length < 4 ? 1 : name.length < 6 ? 2 : 3;
  let best: { readonly candidate: string; readonly steps: number } | undefined;
  for (const candidate of known) {
    const steps = distance(name.toLowerCase(), candidate.toLowerCase());
    if (steps <= limit && (best === undefined || steps < best.steps)) best = { candidate, steps };
  }
  return best?.candidate;
}
