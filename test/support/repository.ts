// The repository as the house tests see it: its root, its files, its layers and who may import whom.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Each layer with the layers it may import, as ARCHITECTURE.md has them. */
export const LAYERS = {
  kernel: [],
  engine: ["kernel"],
  wording: ["kernel", "engine"],
  picture: ["kernel", "engine", "wording"],
  documents: ["kernel", "engine", "wording", "picture"],
  cli: ["kernel", "engine", "wording", "picture", "documents"],
  main: ["cli"],
} as const satisfies Record<string, readonly string[]>;

export type Layer = keyof typeof LAYERS;

/** The layers without DOM and without Node: they run in a browser as they are. */
export const PURE: readonly Layer[] = ["kernel", "engine", "wording", "picture"];

/** Every file that is, or would be, in version control. */
export function repositoryFiles(): readonly string[] {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT });
  const files = list
    .toString()
    .split("\0")
    .filter((file) => file !== "" && existsSync(join(ROOT, file)));
  return [...new Set(files)].sort();
}

export function read(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

/** What a tool says and how it ends, run from the root with what `npm ci` installed. */
export function runTool(bin: string, ...rest: readonly string[]): { readonly code: number; readonly text: string } {
  try {
    const text = execFileSync(process.execPath, [join(ROOT, "node_modules", bin), ...rest], {
      cwd: ROOT,
      stdio: "pipe",
    });
    return { code: 0, text: text.toString() };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number | null; stdout: Buffer; stderr: Buffer };
    return { code: status ?? 1, text: `${stdout.toString()}${stderr.toString()}` };
  }
}
