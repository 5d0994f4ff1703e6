// The two parties whose sides a reading follows: who delivers the care, and who buys it.
import type { Agreement } from "./agreement.ts";

/** The party with the role of provider, else the one called so, else the second party. */
export function providerOf(agreement: Agreement): string {
  const [first, second] = agreement.parties.keys();
  return partyAs("zorgaanbieder", agreement) ?? second ?? first ?? "";
}

/** The party with the role of insurer, else the one called so, else the first that is not the provider. */
export function payerOf(agreement: Agreement): string {
  const provider = providerOf(agreement);
  return partyAs("verzekeraar", agreement) ?? [...agreement.parties.keys()].find((id) => id !== provider) ?? "";
}

function partyAs(role: "zorgaanbieder" | "verzekeraar", { parties, document }: Agreement): string | undefined {
  const found = [...parties.keys()].find((id) => document.parties[id]!.role === role);
  return found ?? (parties.has(role) ? role : undefined);
}
