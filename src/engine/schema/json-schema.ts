// The published JSON Schema of every kind of document, made from the schemas that the engine itself uses.
import { z } from "zod";
import { agreementSchema } from "./agreement-schema.ts";
import { batchSchema } from "./batch-schema.ts";
import { developmentSchema } from "./development-schema.ts";
import { factsSchema } from "./facts-schema.ts";
import { formSchema } from "./form-schema.ts";
import { outlookSchema } from "./outlook-schema.ts";
import { rangesSchema } from "./ranges-schema.ts";

export const DOCUMENT_KINDS = ["agreement", "form", "facts", "batch", "outlook", "development", "ranges"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

const SCHEMAS: Readonly<Record<DocumentKind, z.ZodType>> = {
  agreement: agreementSchema,
  form: formSchema,
  facts: factsSchema,
  batch: batchSchema,
  outlook: outlookSchema,
  development: developmentSchema,
  ranges: rangesSchema,
};

/** How our own leaves look in a file: numbers may be percentages, years and codes may be text or number. */
const LEAVES: Readonly<Record<string, object>> = {
  number: { anyOf: [{ type: "number" }, { type: "string", pattern: "^[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?%?$" }] },
  wholeNumber: { anyOf: [{ type: "integer" }, { type: "string", pattern: "^[+-]?\\d+$" }] },
  date: { type: "string", format: "date" },
  yearOrDate: { anyOf: [{ type: "integer" }, { type: "string", pattern: "^\\d{4}(-\\d{2}-\\d{2})?$" }] },
  anything: {},
};

/** JSON Schema (2020-12) of a kind of document, as it stands in a file. */
export function jsonSchemaOf(kind: DocumentKind): object {
  const schema = {
    title: `Handslag ${kind}`,
    ...z.toJSONSchema(SCHEMAS[kind], {
      io: "input",
      unrepresentable: "any",
      reused: "ref",
      override: ({ zodSchema, jsonSchema }) => {
        const id = z.globalRegistry.get(zodSchema)?.id;
        if (id !== undefined && Object.hasOwn(LEAVES, id)) Object.assign(jsonSchema, LEAVES[id]);
        // `ja` and `nee` are yes and no in a file.
        if (jsonSchema.type === "boolean")
          Object.assign(jsonSchema, { type: ["boolean", "string"], enum: [true, false, "ja", "nee"] });
      },
    }),
  };
  if (kind !== "agreement" && kind !== "outlook" && kind !== "ranges") return schema;
  // What an agreement, outlook or ranges takes from another with `like:` it need not repeat.
  const { required, ...rest } = schema;
  return { ...rest, anyOf: [{ required }, { required: ["like"] }] };
}
