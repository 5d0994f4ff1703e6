// "Did you mean …?": the known name nearest to a misspelt one.
import { distance } from "fastest-levenshtein";

/** The nearest of `known` within a third of the name's length (at least one, at most three letters); else undefined. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const limit = Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  let best: { readonly candidate: string; readonly steps: number } | undefined;
  for (const candidate of known) {
    const steps = distance(name.toLowerCase(), candidate.toLowerCase());
    if (steps <= limit && (best === undefined || steps < best.steps)) best = { candidate, steps };
  }
  return best?.candidate;
}
