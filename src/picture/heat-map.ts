// A heat map: what each row comes to in each column, the number in the cell, the colour for its strength.
import { canvas } from "./canvas.ts";
import { el, type Element, type Picture } from "./element.ts";
import { rounded } from "./scale.ts";

export interface HeatCell {
  /** What stands in the cell; short. */
  readonly shown: string;
  /** The same figure in full, for the table. */
  readonly full: string;
  /** −3 (less pays, strongly) … 0 … 3 (more pays, strongly). */
  readonly level: -3 | -2 | -1 | 0 | 1 | 2 | 3;
}

export interface HeatColumn {
  /** Lines of its heading. */
  readonly label: readonly string[];
  readonly full: string;
}

export interface HeatGroup {
  readonly label: string;
  readonly columns: readonly HeatColumn[];
}

export interface HeatMapInput {
  readonly title: string;
  readonly subtitle: string;
  readonly rowHeading: string;
  readonly groups: readonly HeatGroup[];
  /** Cells go by column, over all groups; undefined leaves a cell empty. */
  readonly rows: readonly { readonly label: string; readonly cells: readonly (HeatCell | undefined)[] }[];
}

const CELL = 34;
const GAP = 2;
/** Between the columns of two groups. */
const GROUP_GAP = 10;
const LINE = 15;

/** Draws the map; where columns are many, they go below each other in blocks. */
export function heatMapPicture(input: HeatMapInput): Picture {
  const columns = input.groups.flatMap((group) =>
    group.columns.map((column) => (group.label === "" ? column.full : `${group.label}, ${column.full}`)),
  );
  return {
    title: input.title,
    subtitle: input.subtitle,
    wide: draw(input, { width: 760, gutter: 232, most: 6 }),
    narrow: draw(input, { width: 340, gutter: 0, most: 4 }),
    table: {
      columns: [input.rowHeading, ...columns],
      rows: input.rows.map((row) => [row.label, ...columns.map((_, index) => row.cells[index]?.full ?? "–")]),
    },
  };
}

interface Room {
  readonly width: number;
  /** Room for row labels; 0 puts them above the cells. */
  readonly gutter: number;
  /** The most columns beside each other. */
  readonly most: number;
}

interface Placed {
  readonly group: string;
  readonly column: HeatColumn;
  readonly index: number;
}

/** Columns in blocks: whole groups as far as they fit. */
function blocksOf(groups: readonly HeatGroup[], most: number): Placed[][] {
  const blocks: Placed[][] = [];
  let index = 0;
  for (const group of groups) {
    const placed = group.columns.map((column): Placed => ({ group: group.label, column, index: index++ }));
    for (let start = 0; start < placed.length; start += most) {
      const part = placed.slice(start, start + most);
      const last = blocks.at(-1);
      if (last !== undefined && last.length + part.length <= most) last.push(...part);
      else blocks.push(part);
    }
  }
  return blocks;
}

function draw(input: HeatMapInput, room: Room): Element {
  const parts: Element[] = [];
  const blocks = blocksOf(input.groups, room.most);
  const widest = Math.max(1, ...blocks.map((block) => block.length));
  let top = 0;
  for (const block of blocks) top = drawBlock(input, block, { ...room, top, widest }, parts) + 18;
  const height = Math.max(top - 14, 1);
  return canvas(input, { name: "heat-map", width: room.width, height }, parts);
}

function drawBlock(
  input: HeatMapInput,
  block: readonly Placed[],
  place: Room & { readonly top: number; readonly widest: number },
  parts: Element[],
): number {
  const { gutter, width } = place;
  const inset = gutter === 0 ? 5 : 10; // of headings from the right of their column
  const breaks = (position: number): number =>
    block.slice(1, position + 1).filter(({ group }, index) => group !== block[index]!.group).length;
  const room = width - gutter - GROUP_GAP * breaks(block.length);
  const step = Math.min(room / place.widest, gutter === 0 ? width : 128);
  const x = (position: number): number => rounded(gutter + position * step + GROUP_GAP * breaks(position));
  let { top } = place;
  const named = block.some(({ group }) => group !== "");
  if (named) {
    block.forEach(({ group }, position) => {
      if (block[position - 1]?.group === group) return;
      const across = block.filter((other) => other.group === group).length;
      parts.push(
        el(
          "text",
          { x: rounded(x(position) + (across * step) / 2), y: top + 14, class: "group", "text-anchor": "middle" },
          group,
        ),
      );
    });
    top += 22;
  }
  const lines = Math.max(...block.map(({ column }) => column.label.length));
  block.forEach(({ column }, position) =>
    column.label.forEach((text, line) =>
      parts.push(
        el(
          "text",
          {
            x: rounded(x(position) + step - inset),
            y: top + 12 + (lines - column.label.length + line) * LINE,
            class: "note",
            "text-anchor": "end",
          },
          text,
        ),
      ),
    ),
  );
  top += lines * LINE + 6;
  for (const row of input.rows) {
    if (gutter === 0) top += 22;
    parts.push(el("text", { x: 0, y: gutter === 0 ? top - 5 : top + 22, class: "label" }, row.label));
    block.forEach(({ index }, position) => parts.push(...drawCell(row.cells[index], x(position), top, step)));
    top += CELL;
  }
  return top;
}

function drawCell(cell: HeatCell | undefined, x: number, top: number, step: number): Element[] {
  if (cell === undefined) return [];
  const name = cell.level === 0 ? "even" : cell.level > 0 ? `more-${cell.level}` : `less-${-cell.level}`;
  return [
    el("rect", { x, y: top, width: rounded(step - GAP), height: CELL - GAP, class: `heat ${name}` }),
    el("text", { x: rounded(x + step - 10), y: top + 21, class: `heat ${name}`, "text-anchor": "end" }, cell.shown),
  ];
}
