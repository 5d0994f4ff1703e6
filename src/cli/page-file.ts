// The file for a page that a command makes: its folder, and what is said when it can't be written.
import { closeSync, mkdirSync, openSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Locale } from "#wording/locale";

/**
 * Makes the folder of a page and tries whether the file can be written: before the work, so that nobody waits for a
 * page that has no place. Gives the sentence that says why not.
 */
export function preparePage(file: string, locale: Locale): string | undefined {
  try {
    mkdirSync(dirname(resolve(file)), { recursive: true });
    const there = statSync(file, { throwIfNoEntry: false });
    if (there?.isDirectory() === true) return isFolder(file, locale);
    // A pipe or a terminal would take the try for the page.
    if (there?.isFile() === false) return undefined;
    closeSync(openSync(file, "a"));
    if (there === undefined) rmSync(file);
    return undefined;
  } catch (error) {
    return unwritable(file, error instanceof Error && "code" in error ? String(error.code) : String(error), locale);
  }
}

const isFolder = (file: string, locale: Locale): string =>
  locale === "nl"
    ? `De pagina kan niet naar ${file}: dat is een map. Noem ook de naam van het bestand, zoals ${join(file, "pagina.html")}.`
    : `The page can't go to ${file}: that is a folder. Name the file as well, such as ${join(file, "page.html")}.`;

function unwritable(file: string, code: string, locale: Locale): string {
  const nl = locale === "nl";
  if (["ENOTDIR", "EEXIST"].includes(code))
    return nl
      ? `De pagina kan niet naar ${file}: een deel van dat pad is een bestand en geen map. Kies een andere map.`
      : `The page can't go to ${file}: a part of that path is a file, not a folder. Choose another folder.`;
  if (["EACCES", "EPERM", "EROFS"].includes(code))
    return nl
      ? `De pagina kan niet naar ${file}: daar mag niet worden geschreven. Kies een andere map.`
      : `The page can't go to ${file}: writing is not allowed there. Choose another folder.`;
  return nl
    ? `De pagina kan niet naar ${file} (${code}). Kies een andere naam of map.`
    : `The page can't go to ${file} (${code}). Choose another name or folder.`;
}
