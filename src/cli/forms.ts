// `handslag forms`: the library of contract forms, and one form in full.
import { checkForm } from "#engine/check-form";
import { runExamples } from "#engine/example";
import { readForm, type Form } from "#engine/form";
import { issue } from "#kernel/issue";
import { suggestion } from "#engine/schema/part";
import { formCard, formJson } from "#wording/form-text";
import { inLocale } from "#wording/locale";
import { refuse, type Call, type Command, type ExitCode } from "./command.ts";
import { FileLibrary, indicatorSets } from "./library.ts";

export const formsCommand: Command = {
  name: "forms",
  usage: {
    nl: `handslag forms list | show VORM [--forms MAP] [--json] [--locale nl|en]

Toont de bibliotheek van contractvormen, of één vorm: waarvoor hij past, voor en tegen, parameters, regels, voorbeelden,
en indicatoren die erbij passen, met definitie en bron.

Voorbeeld:
  npx handslag forms show gedeelde-besparing`,
    en: `handslag forms list | show FORM [--forms FOLDER] [--json] [--locale nl|en]

Shows the library of contract forms, or one form: when it fits, for and against, parameters, lines, examples,
and indicators that go with it, with definition and source.

Example:
  npx handslag forms show gedeelde-besparing --locale en`,
  },
  options: ["forms", "json"],
  run(call) {
    const [what, id] = call.arguments;
    if (what === "list" && id === undefined) return list(call);
    if (what === "show" && id !== undefined && call.arguments.length === 2) return show(call, id);
    call.output.err(this.usage[call.locale]);
    return 2;
  },
};

function list(call: Call): ExitCode {
  const library = new FileLibrary(call.forms);
  const forms = library.formIds.flatMap((id) => {
    const datum = library.form(id);
    const form = datum === undefined ? undefined : readForm(datum).value;
    return form === undefined ? [] : [form];
  });
  if (library.issues.length > 0) return refuse(call, library.issues, "forms");
  const widest = Math.max(...forms.map((form) => form.id.length));
  const row = (form: Form): string => `${form.id.padEnd(widest)}  ${inLocale(form.title, call.locale)}`;
  call.output.out(
    call.json
      ? JSON.stringify(
          forms.map((form) => ({
            id: form.id,
            version: form.version,
            family: form.document.family,
            title: form.title,
          })),
          undefined,
          2,
        )
      : forms.map(row).join("\n"),
  );
  return 0;
}

function show(call: Call, id: string): ExitCode {
  const library = new FileLibrary(call.forms);
  const datum = library.form(id);
  if (datum === undefined)
    return refuse(
      call,
      [...library.issues, issue("unknown-form", "", { name: id, ...suggestion(id, library.formIds) })],
      id,
    );
  const { value: form, issues } = readForm(datum);
  if (form === undefined) return refuse(call, issues, library.fileOf(id) ?? id);
  const unsound = checkForm(form).issues;
  if (unsound.length > 0) return refuse(call, unsound, library.fileOf(id) ?? id);
  const runs = runExamples(form, datum);
  const sets = indicatorSets().filter(({ forms }) => forms.includes(form.id));
  call.output.out(
    call.json ? JSON.stringify(formJson(form, runs, sets), undefined, 2) : formCard(form, { runs, sets }, call.locale),
  );
  return 0;
}
