// The root of every picture: its size, its message for who cannot see it, and the name that its own rules of style go by.
import { el, type Element, type Node } from "./element.ts";

interface Canvas {
  /** Which picture it is, as `fan` or `heat-map`: parts of two pictures may bear one name and still look each their own. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** An empty drawing of a size, with its parts. */
export const canvas = (
  { title, subtitle }: { readonly title: string; readonly subtitle: string },
  { name, width, height }: Canvas,
  ...parts: readonly (Node | readonly Node[] | undefined)[]
): Element =>
  el(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": `${title} ${subtitle}`,
      class: name,
    },
    ...parts,
  );
