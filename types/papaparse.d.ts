// The part of papaparse that is used; its published types would bring Node's names into a pure layer.
interface ParseSettings {
  readonly delimiter?: string;
  readonly header?: false;
  readonly skipEmptyLines?: boolean | "greedy";
  readonly dynamicTyping?: false;
}

interface ParseFault {
  readonly type: "Quotes" | "Delimiter" | "FieldMismatch";
  readonly code: string;
  readonly message: string;
  readonly row?: number;
  readonly index?: number;
}

interface Parsed<Row> {
  readonly data: Row[];
  readonly errors: readonly ParseFault[];
  readonly meta: { readonly delimiter: string; readonly linebreak: string };
}

declare const papaparse: { parse<Row>(text: string, settings?: ParseSettings): Parsed<Row> };
export default papaparse;
