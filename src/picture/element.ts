// The small tree that pictures and pages are made of: elements with attributes, and text.

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

export type Node = string | Element;

type Attribute = string | number | boolean | undefined;

/** Makes an element. Attributes that are undefined or false are left out; `true` is an attribute without a value. */
export function el(
  tag: string,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | readonly Node[] | undefined)[]
): Element {
  const kept = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [[name, value === true ? "" : String(value)] as const],
  );
  return {
    tag,
    attributes: Object.fromEntries(kept),
    children: children.flat().filter((child): child is Node => child !== undefined),
  };
}

/** A table of text, for behind a picture. The first cell of each row is its heading. */
export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A picture: its message, what is shown, the drawing for wide and narrow pages, and the same figures as a table. */
export interface Picture {
  readonly title: string;
  readonly subtitle: string;
  readonly wide: Element;
  readonly narrow: Element;
  readonly table: DataTable;
}
