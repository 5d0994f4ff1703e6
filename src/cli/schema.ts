// `handslag schema`: the JSON Schema of each document, for editors and other programs.
import { issue } from "#kernel/issue";
import { DOCUMENT_KINDS, jsonSchemaOf, type DocumentKind } from "#engine/schema/json-schema";
import { suggestion } from "#engine/schema/part";
import { refuse, type Command } from "./command.ts";

export const schemaCommand: Command = {
  name: "schema",
  usage: {
    nl: `handslag schema ${DOCUMENT_KINDS.join("|")} [--locale nl|en]

Drukt het JSON Schema van een soort document af.

Voorbeeld:
  npx handslag schema agreement > overeenkomst.schema.json`,
    en: `handslag schema ${DOCUMENT_KINDS.join("|")} [--locale nl|en]

Prints the JSON Schema of a kind of document.

Example:
  npx handslag schema agreement > agreement.schema.json --locale en`,
  },
  options: [],
  run(call) {
    const [kind] = call.arguments;
    if (kind === undefined || call.arguments.length > 1) {
      call.output.err(this.usage[call.locale]);
      return 2;
    }
    if (!(DOCUMENT_KINDS as readonly string[]).includes(kind)) {
      refuse(
        call,
        [issue("not-a-choice", "", { found: kind, choices: DOCUMENT_KINDS, ...suggestion(kind, DOCUMENT_KINDS) })],
        "schema",
      );
      return 2;
    }
    call.output.out(JSON.stringify(jsonSchemaOf(kind as DocumentKind), undefined, 2));
    return 0;
  },
};
