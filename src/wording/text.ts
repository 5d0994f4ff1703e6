// Text fitted into text: a first letter as its place asks, and a name without the mark that it is fiction.

/** With a capital, to begin a sentence or stand by itself. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Without a capital, to stand inside a sentence; "DBC" and "F3" stay as they are. */
export const small = (text: string): string =>
  /^\p{Lu}[\p{Ll} ]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** "De Zilverlinde" for "De Zilverlinde (fictief)": where the page says once that it is fiction. */
export const plainly = (text: string): string => text.replace(/ \((fictief|fictitious)\)$/, "");
