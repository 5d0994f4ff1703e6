// A development triangle: what is known of each year at each age, and what it is expected to become.
import { canvas } from "./canvas.ts";
import { el, type DataTable, type Element, type Picture } from "./element.ts";

export interface TriangleCell {
  readonly value: number;
  readonly shown: string;
  /** The last amount that is known; cells after it are completed. */
  readonly kind: "known" | "latest" | "completed";
}

export interface TriangleInput {
  readonly title: string;
  readonly subtitle: string;
  /** The heading of the years, then the heading of each column. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly TriangleCell[] }[];
  readonly table: DataTable;
  /** A figure in units of a size, as short as a cell is narrow: `1.448` of 1,448,091 in thousands. */
  readonly short: (value: number, size: number) => string;
  /** "bedragen × 1.000". */
  readonly note: (size: number) => string;
}

const ROW = 30;
const HEAD = 24;
const CHARACTER = 7;
const LETTER = 6.5;

/** Draws known cells solid, completed ones as a tint behind a dashed border, and a heavy border along the diagonal. */
export function trianglePicture(input: TriangleInput): Picture {
  const { title, subtitle, table } = input;
  return { title, subtitle, wide: draw(input, 760), narrow: draw(input, 340), table };
}

function draw(input: TriangleInput, width: number): Element {
  const [, ...ages] = input.columns;
  const gutter = 6 + LETTER * Math.max(...input.rows.map(({ label }) => label.length), input.columns[0]!.length);
  const cell = (width - gutter) / ages.length;
  const size = sizeFor(input, cell);
  const every = Math.ceil((CHARACTER * Math.max(...ages.map((age) => age.length)) + 6) / cell);
  const head = ages.map((age, index) =>
    index % every === 0 || index === ages.length - 1
      ? el("text", { x: middle(index), y: 14, "text-anchor": "middle", class: "note" }, age)
      : undefined,
  );
  function middle(index: number): number {
    return Math.round((gutter + (index + 0.5) * cell) * 100) / 100;
  }
  const rows = input.rows.flatMap(({ label, cells }, row) => {
    const top = HEAD + row * ROW;
    return [
      el("text", { x: 0, y: top + 18, class: "label" }, label),
      ...cells.flatMap(({ value, shown, kind }, index) => [
        el(
          "rect",
          {
            x: Math.round((gutter + index * cell + 1) * 100) / 100,
            y: top,
            width: Math.round((cell - 2) * 100) / 100,
            height: ROW - 4,
            class: `cell ${kind}`,
          },
          el("title", {}, shown),
        ),
        ...(size === undefined
          ? []
          : [
              el(
                "text",
                { x: middle(index), y: top + 18, "text-anchor": "middle", class: `in-cell ${kind}` },
                input.short(value, size),
              ),
            ]),
      ]),
    ];
  });
  const bottom = HEAD + input.rows.length * ROW;
  const note =
    size === undefined || size === 1
      ? []
      : [el("text", { x: gutter, y: bottom + 14, class: "note" }, input.note(size))];
  const height = bottom + (note.length > 0 ? 20 : 0);
  return canvas(
    input,
    { name: "triangle", width, height },
    el("text", { x: 0, y: 14, class: "note" }, input.columns[0]!),
    head.filter((part) => part !== undefined),
    rows,
    note,
  );
}

/** The smallest size at which every figure fits its cell; undefined where none does, and the table has to tell. */
function sizeFor({ rows, short }: TriangleInput, cell: number): number | undefined {
  const values = rows.flatMap(({ cells }) => cells.map(({ value }) => value));
  return [1, 1e3, 1e6, 1e9].find((size) => values.every((value) => widthOf(short(value, size)) <= cell - 3));
}

/** Pixels that a figure takes: digits are of one width, points and commas far narrower. */
function widthOf(figure: string): number {
  const digits = figure.replace(/[^\d]/g, "").length;
  return 7 * digits + 3.5 * (figure.length - digits);
}
