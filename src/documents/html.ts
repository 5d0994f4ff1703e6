// From the small tree to HTML text: everything that comes from a document is escaped here, once.
import { el, type Element, type Node, type Picture } from "#picture/element";
import type { Locale } from "#wording/locale";
import { STYLE } from "./style.ts";

const VOID = new Set(["meta", "br", "hr", "img", "link"]);
const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', "&quot;");

/** A node as HTML text. */
function render(node: Node): string {
  if (typeof node === "string") return escapeText(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`))
    .join("");
  if (VOID.has(node.tag)) return `<${node.tag}${attributes}>`;
  return `<${node.tag}${attributes}>${node.children.map(render).join("")}</${node.tag}>`;
}

const FICTION: Readonly<Record<Locale, string>> = {
  nl: "Elk bedrag volgt uit de tekst van de overeenkomst en de feiten; de formule staat erbij.",
  en: "Every amount follows from the text of the agreement and the facts; the formula stands beside it.",
};

/** A whole page: one file, no script, nothing from elsewhere. */
export function page(
  title: string,
  above: string,
  lead: string,
  body: readonly Node[],
  locale: Locale,
  footer: readonly string[] = [],
  closing: string = FICTION[locale],
): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeText(title)} · Handslag</title><style>${STYLE}</style>`;
  const main = el(
    "main",
    { id: "inhoud" },
    el("p", { class: "above" }, above),
    el("h1", {}, title),
    lead === "" ? undefined : el("p", { class: "lead" }, lead),
    body,
  );
  const mark = el(
    "header",
    {},
    el(
      "svg",
      { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" },
      el("path", { d: "M4 2v16", class: "mark-left" }),
      el("path", { d: "M16 2v16", class: "mark-right" }),
      el("path", { d: "M4 12L16 8", class: "mark-between" }),
    ),
    el("strong", {}, "Handslag"),
  );
  const foot = el(
    "footer",
    {},
    [...footer, closing].map((text) => el("span", {}, text)),
  );
  return `<!doctype html>\n<html lang="${locale}"><head>${head}</head><body>${[mark, main, foot].map(render).join("\n")}</body></html>\n`;
}

/** A table with headings; `figures` says which columns are figures, `total` which rows close a sum. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Node[])[],
  options: {
    readonly figures?: readonly number[];
    readonly totals?: readonly number[];
    readonly caption?: string;
    readonly cards?: boolean;
  } = {},
): Element {
  const isFigure = (index: number): boolean => options.figures?.includes(index) ?? false;
  const head = el(
    "tr",
    {},
    columns.map((column, index) => el("th", { scope: "col", class: isFigure(index) ? "figure" : undefined }, column)),
  );
  const body = rows.map((row, position) =>
    el(
      "tr",
      { class: options.totals?.includes(position) ? "total" : undefined },
      row.map((cell, index) =>
        index === 0
          ? el("th", { scope: "row" }, cell)
          : el("td", { class: isFigure(index) ? "figure" : undefined, "data-label": columns[index] }, cell),
      ),
    ),
  );
  return el(
    "div",
    {
      class: "scroll",
      tabindex: 0,
      role: "region",
      "aria-label": options.caption ?? columns.filter((column) => column !== "").join(", "),
    },
    el(
      "table",
      { class: options.cards === true ? "cards" : undefined },
      options.caption === undefined ? undefined : el("caption", {}, options.caption),
      el("thead", {}, head),
      el("tbody", {}, body),
    ),
  );
}

const BEHIND: Readonly<Record<Locale, string>> = { nl: "Tabel bij deze grafiek", en: "Table behind this chart" };

/** A picture with its message above and its table one click behind. */
export function figure(picture: Picture, locale: Locale): Element {
  const rest = picture.table.columns.map((_, index) => index).slice(1);
  return el(
    "figure",
    {},
    el("figcaption", {}, el("strong", {}, picture.title), el("span", { class: "sub" }, picture.subtitle)),
    el("div", { class: "wide" }, picture.wide),
    el("div", { class: "narrow" }, picture.narrow),
    el(
      "details",
      {},
      el("summary", {}, BEHIND[locale]),
      table(picture.table.columns, picture.table.rows, { figures: rest, caption: picture.title }),
    ),
  );
}
