// The seal of an agreement: the hash of everything that was agreed, and of the order in which it stands.
import { hashOf } from "./canonical.ts";
import { isMap, own, type Datum, type DatumMap } from "./datum.ts";

/** SHA-256 of a document without its status and its seal. */
export function sealOf(document: DatumMap): string {
  const { status: _status, agreed: _agreed, ...content } = document;
  return hashOf({ content, order: orderOf(content) });
}

/** What canonical JSON would lose: the order of clauses, and of the lines and columns of every form. */
function orderOf(content: Datum): unknown {
  const keys = (value: Datum | undefined): readonly string[] =>
    value !== undefined && isMap(value) ? Object.keys(value) : [];
  const inside = (value: Datum | undefined, key: string): Datum | undefined =>
    value !== undefined && isMap(value) ? own(value, key) : undefined;
  const forms = inside(content, "forms");
  return {
    clauses: keys(inside(content, "clauses")),
    indices: keys(inside(content, "indices")),
    forms: keys(forms).map((id) => {
      const form = inside(forms, id);
      const lines = inside(form, "lines");
      const parameters = inside(form, "parameters");
      return {
        id,
        lines: keys(lines).map((line) => [line, keys(inside(lines, line))]),
        parameters: keys(parameters).map((name) => [name, keys(inside(inside(parameters, name), "columns"))]),
      };
    }),
  };
}
