// Status goes one way: draft → proposed → agreed → signed → in force → ended, or superseded; terms freeze once agreed.
import { issue, type Issue } from "#kernel/issue";
import type { Agreement } from "./agreement.ts";
import { STATUSES, type Status } from "./schema/agreement-schema.ts";

const rank = (status: Status): number => STATUSES.indexOf(status);

/** Whether an agreement may pass from one status to another: only forward, and nothing follows an end. */
export function mayBecome(from: Status, to: Status): boolean {
  if (from === "ended" || from === "superseded") return false;
  // A draft or proposal that never bound anyone can't end; it can be superseded.
  if (to === "ended") return from === "in_force";
  return rank(to) > rank(from);
}

/** From `agreed` on the content is frozen: it carries the hash of what was agreed, and still has it. */
export function checkStatus(agreement: Agreement): Issue[] {
  const { status, document, hash } = agreement;
  const frozen = rank(status) >= rank("agreed");
  if (!frozen) return [];
  if (document.agreed === undefined) return [issue("not-sealed", "agreed", { status, hash })];
  if (document.agreed !== hash)
    return [issue("changed-after-agreed", "agreed", { status, expected: document.agreed, found: hash })];
  return unfinished(agreement);
}

/** What must be settled before parties can bind themselves. */
function unfinished(agreement: Agreement): Issue[] {
  if (agreement.years.length < 2) return [];
  return unindexed(agreement).map((path) => issue("no-index-when-agreed", path, { years: agreement.years.length }));
}

/** Clauses over several years whose amounts should follow an index and don't. */
export function unindexed(agreement: Agreement): string[] {
  if (agreement.years.length < 2) return [];
  return [...agreement.clauses.values()]
    .filter((use) => use.index === undefined)
    .filter((use) =>
      [...use.form.parameters.values()].some((parameter) => {
        const binding = use.bindings.get(parameter.name);
        const fields = parameter.kind === "field" ? [parameter] : [...parameter.columns.values()];
        // An amount that is given per year, or computed from prices that follow an index, needs no index of its own.
        return (
          fields.some((field) => field.indexed) &&
          binding !== undefined &&
          binding.kind !== "dated" &&
          binding.kind !== "expression"
        );
      }),
    )
    .map((use) => use.path);
}
