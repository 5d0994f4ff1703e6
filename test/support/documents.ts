// Documents for tests, read from real files by the parts that the command line uses.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ratio } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import { assemble, assembleOutlook, assembleRanges } from "#engine/assemble";
import { readRanges, type Ranges } from "#engine/bounds/ranges";
import { checkAgreement } from "#engine/check";
import type { Datum, DatumMap } from "#engine/datum";
import { readFacts, type Facts } from "#engine/facts";
import { readForm, type Form } from "#engine/form";
import { readOutlook, type Outlook } from "#engine/outlook/outlook";
import { readDocument } from "#engine/read";
import { FileLibrary } from "#cli/library";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The text of a file of the repository. */
export const fileText = (path: string): string => readFileSync(ROOT + path, "utf8");

/** A document from text; fails loudly where it can't be read. */
export function datumOf(text: string): Datum {
  const { value, issues } = readDocument(text);
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return value.datum;
}

export const library = (): FileLibrary => new FileLibrary();

/** A sound agreement from a file of the repository. */
export function agreementAt(path: string): Agreement {
  const assembled = assemble(datumOf(fileText(path)), ROOT + path, library());
  if (assembled.value === undefined) throw new Error(JSON.stringify(assembled.issues));
  return agreementOf(assembled.value);
}

/** A sound agreement from data. */
export function agreementOf(datum: Datum): Agreement {
  const { value, issues } = checkAgreement(datum);
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return value;
}

/** A sound agreement from YAML that may use the forms of the library. */
export function agreementFrom(yaml: string): Agreement {
  const assembled = assemble(datumOf(yaml), ROOT, library());
  if (assembled.value === undefined) throw new Error(JSON.stringify(assembled.issues));
  return agreementOf(assembled.value);
}

export function factsOf(datum: Datum): Facts {
  const { value, issues } = readFacts(datum);
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return value;
}

export const factsAt = (path: string): Facts => factsOf(datumOf(fileText(path)));
export const factsFrom = (yaml: string): Facts => factsOf(datumOf(yaml));

export function formAt(path: string): { readonly form: Form; readonly datum: Datum } {
  const datum = datumOf(fileText(path));
  const { value, issues } = readForm(datum);
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return { form: value, datum };
}

export const VEENRIJK = "content/demonstration/veenrijk/";

/** A sound outlook from a file of the repository. */
export function outlookAt(path: string): Outlook {
  const assembled = assembleOutlook(datumOf(fileText(path)), ROOT + path, library());
  if (assembled.value === undefined) throw new Error(JSON.stringify(assembled.issues));
  return outlookOf(assembled.value);
}

/** A sound outlook from data. */
export function outlookOf(datum: Datum): Outlook {
  const { value, issues } = readOutlook(datum);
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return value;
}

/** Sound ranges from a file of the repository. */
export function rangesAt(path: string): Ranges {
  const assembled = assembleRanges(datumOf(fileText(path)), ROOT + path, library());
  if (assembled.value === undefined) throw new Error(JSON.stringify(assembled.issues));
  return rangesOf(assembled.value);
}

/** Sound ranges from data. */
export function rangesOf(datum: Datum): Ranges {
  const { value, issues } = readRanges(datum);
  if (value === undefined) throw new Error(JSON.stringify(issues));
  return value;
}

/** What the demonstration expects of each product in 2027. */
export const VOLUMES: Readonly<Record<string, number>> = { HF1: 102, HF2: 56, HF3: 717, HF4: 1042, HF5: 128, HF6: 281 };

/** What a test says of the demonstration: a figure, or whatever else may stand in its place. */
interface VeenrijkFigures {
  readonly year?: 2027 | 2028;
  /** By product, in the order of `VOLUMES`. */
  readonly volumes: readonly Datum[];
  readonly patients: Datum;
  readonly wages?: Datum;
  readonly progress?: Datum;
}

/** The years of facts, or of ranges, that every proposal of the demonstration can be settled on. */
export function veenrijkYears({ year = 2027, volumes, patients, wages, progress }: VeenrijkFigures): DatumMap {
  const rise = (wage: Datum): DatumMap => ({ reeks: { loonprijs: wage } });
  return {
    2026: rise(ratio(36, 1000)),
    2027: rise(ratio(341, 10_000)),
    [year]: {
      ...rise(wages ?? ratio(341, 10_000)),
      ...(progress === undefined ? {} : { voortgang: progress }),
      patienten: patients,
      aantal: Object.fromEntries(Object.keys(VOLUMES).map((product, index) => [product, volumes[index]!])),
    },
  };
}
