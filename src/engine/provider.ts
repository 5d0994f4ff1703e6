// The party whose side a reading follows: who delivers the care.
import type { Agreement } from "./agreement.ts";

/** The party with the role of provider, else the one called so, else the second party. */
export function providerOf({ parties, document }: Agreement): string {
  const ids = [...parties.keys()];
  const provider = ids.find((id) => document.parties[id]!.role === "zorgaanbieder");
  return provider ?? (parties.has("zorgaanbieder") ? "zorgaanbieder" : (ids[1] ?? ids[0] ?? ""));
}
