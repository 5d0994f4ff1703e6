// Documents from files, read and checked; what is wrong with them is said at once.
import type { Issue } from "#kernel/issue";
import type { Agreement } from "#engine/agreement";
import { assemble, assembleOutlook, assembleRanges } from "#engine/assemble";
import { readRanges, type Ranges } from "#engine/bounds/ranges";
import { checkAgreement } from "#engine/check";
import { readFacts, type Facts } from "#engine/facts";
import { readDevelopment, type Development } from "#engine/forecast/development";
import { checkOutlook, readOutlook, type Outlook } from "#engine/outlook/outlook";
import type { Place } from "#engine/read";
import { refuse, type Call, type ExitCode } from "./command.ts";
import { FileLibrary, readFile } from "./library.ts";

/** An agreement from a file, with its findings; undefined when it was refused and said so. */
export interface LoadedAgreement {
  readonly agreement: Agreement;
  readonly findings: readonly Issue[];
  readonly places: ReadonlyMap<string, Place>;
  readonly library: FileLibrary;
}

/** Reads, assembles and checks an agreement. */
export function loadAgreement(call: Call, file: string): LoadedAgreement | ExitCode {
  const library = new FileLibrary(call.forms);
  if (library.issues.length > 0) return refuse(call, library.issues, file);
  const source = readFile(file);
  if (source.value === undefined) return refuse(call, source.issues, file);
  const { places } = source.value;
  const assembled = assemble(source.value.datum, file, library);
  const problems = [...assembled.issues, ...library.issues];
  if (assembled.value === undefined || problems.length > 0) return refuse(call, problems, file, places);
  const { value: agreement, issues, findings } = checkAgreement(assembled.value);
  if (agreement === undefined) return refuse(call, issues, file, places);
  return { agreement, findings, places, library };
}

/** Facts from a file. */
export function loadFacts(call: Call, file: string): Facts | ExitCode {
  const source = readFile(file);
  if (source.value === undefined) return refuse(call, source.issues, file);
  const { value, issues } = readFacts(source.value.datum);
  return value ?? refuse(call, issues, file, source.value.places);
}

/** An outlook from a file, with everything that it names known to the agreement. */
export function loadOutlook(call: Call, file: string, { agreement, library }: LoadedAgreement): Outlook | ExitCode {
  const source = readFile(file);
  if (source.value === undefined) return refuse(call, source.issues, file);
  const { datum, places } = source.value;
  const assembled = assembleOutlook(datum, file, library);
  if (assembled.value === undefined) return refuse(call, assembled.issues, file, places);
  const { value: outlook, issues } = readOutlook(assembled.value);
  if (outlook === undefined) return refuse(call, issues, file, places);
  const unknown = checkOutlook(outlook, agreement);
  return unknown.length > 0 ? refuse(call, unknown, file, places) : outlook;
}

/** A development from a file. */
export function loadDevelopment(call: Call, file: string): Development | ExitCode {
  const source = readFile(file);
  if (source.value === undefined) return refuse(call, source.issues, file);
  const { value, issues } = readDevelopment(source.value.datum);
  return value ?? refuse(call, issues, file, source.value.places);
}

/** Ranges from a file, with the facts that they lie around. */
export function loadRanges(call: Call, file: string, { library }: LoadedAgreement): Ranges | ExitCode {
  const source = readFile(file);
  if (source.value === undefined) return refuse(call, source.issues, file);
  const { datum, places } = source.value;
  const assembled = assembleRanges(datum, file, library);
  if (assembled.value === undefined) return refuse(call, assembled.issues, file, places);
  const { value: ranges, issues } = readRanges(assembled.value);
  return ranges ?? refuse(call, issues, file, places);
}
