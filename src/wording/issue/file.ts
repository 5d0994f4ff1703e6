// Wording: files that can't be read, and keys that do not belong.
import { error, type Wordings } from "./figures.ts";

export const FILES: Wordings = {
  "file-not-found": error(
    (f) => `Het bestand ${f.get("file")} is er niet. Controleer de naam en de map.`,
    (f) => `There is no file ${f.get("file")}. Check the name and the folder.`,
  ),
  "too-large": error(
    (f) =>
      `Dit bestand is te groot (${f.get("found")} tekens; hoogstens ${f.get("most")}). Splits het, of gebruik een tabel in een CSV-bestand.`,
    (f) =>
      `This file is too large (${f.get("found")} characters; at most ${f.get("most")}). Split it, or put the table in a CSV file.`,
  ),
  "too-deep": error(
    (f) => `Dit document heeft meer dan ${f.get("most")} lagen in elkaar. Maak het platter.`,
    (f) => `This document nests more than ${f.get("most")} levels deep. Make it flatter.`,
  ),
  "too-many-values": error(
    (f) => `Dit document heeft meer dan ${f.get("most")} waarden. Splits het.`,
    (f) => `This document has more than ${f.get("most")} values. Split it.`,
  ),
  "empty-document": error(
    () => "Dit bestand is leeg. Begin met `agreement:`, `form:` of `years:`.",
    () => "This file is empty. Begin with `agreement:`, `form:` or `years:`.",
  ),
  "several-documents": error(
    (f) =>
      `Dit bestand bevat ${f.get("found")} documenten achter elkaar (gescheiden door \`---\`). Zet elk document in een eigen bestand.`,
    (f) =>
      `This file holds ${f.get("found")} documents in a row (separated by \`---\`). Put each in a file of its own.`,
  ),
  syntax: error(
    (f) =>
      `Hier klopt de opmaak van het bestand niet, bij \`${f.get("near")}\`. Kijk naar inspringing, aanhalingstekens en haakjes.`,
    (f) => `The layout of the file is wrong here, near \`${f.get("near")}\`. Look at indentation, quotes and brackets.`,
  ),
  "duplicate-key": error(
    (f) =>
      `Deze naam staat hier twee keer, bij \`${f.get("near")}\`. Haal er een weg: anders is niet duidelijk welke geldt.`,
    (f) => `This name stands here twice, near \`${f.get("near")}\`. Remove one: else it is not clear which counts.`,
  ),
  alias: error(
    (f) =>
      `Verwijzingen met \`*${f.get("name")}\` zijn niet toegestaan. Schrijf de waarde voluit, of gebruik \`like:\`.`,
    (f) => `References such as \`*${f.get("name")}\` are not allowed. Write the value out, or use \`like:\`.`,
  ),
  tag: error(
    (f) => `Het label \`${f.get("near")}\` is niet toegestaan. Schrijf de waarde zonder uitroepteken-label.`,
    (f) => `The tag \`${f.get("near")}\` is not allowed. Write the value without a tag.`,
  ),
  "key-not-text": error(
    () => "Een naam in dit document is zelf een lijst of een groep. Gebruik gewone tekst als naam.",
    () => "A name in this document is itself a list or a group. Use plain text as a name.",
  ),
  "key-not-allowed": error(
    (f) => `De naam \`${f.get("key")}\` is niet toegestaan. Schrijf de waarden voluit, of gebruik \`like:\`.`,
    (f) => `The name \`${f.get("key")}\` is not allowed. Write the values out, or use \`like:\`.`,
  ),
  "not-a-number": error(
    (f) => `\`${f.get("found")}\` is geen getal. Laat de waarde leeg als zij onbekend is.`,
    (f) => `\`${f.get("found")}\` is not a number. Leave the value empty if it is unknown.`,
  ),
  "unknown-key": error(
    (f) => `\`${f.get("key")}\` hoort hier niet. Wat hier kan staan: ${f.get("known")}.`,
    (f) => `\`${f.get("key")}\` does not belong here. What may stand here: ${f.get("known")}.`,
  ),
  "missing-key": error(
    (f) => `Hier ontbreekt \`${f.get("key")}\`. Vul het in.`,
    (f) => `\`${f.get("key")}\` is missing here. Fill it in.`,
  ),
  "wrong-type": error(
    (f) =>
      `Hier hoort ${f.kind("expected")} te staan; er staat ${f.kind("found")}${f.get("value") === "" ? "" : ` (\`${f.get("value")}\`)`}.`,
    (f) =>
      `This should be ${f.kind("expected")}; it is ${f.kind("found")}${f.get("value") === "" ? "" : ` (\`${f.get("value")}\`)`}.`,
  ),
  "like-in-circle": error(
    (f) =>
      `\`like: ${f.get("reference")}\` verwijst in een kring, of door meer dan tien bestanden. Laat de keten ergens beginnen.`,
    (f) =>
      `\`like: ${f.get("reference")}\` goes round in a circle, or through more than ten files. Let the chain begin somewhere.`,
  ),
  "basis-not-found": error(
    (f) => `De afgesproken basis \`${f.get("reference")}\` is niet gevonden. Verwijs naar een feitenbestand.`,
    (f) => `The agreed base \`${f.get("reference")}\` was not found. Refer to a facts file.`,
  ),
  "unknown-locale": error(
    (f) => `De taal \`${f.get("found")}\` is er niet. Kies nl of en.`,
    (f) => `There is no language \`${f.get("found")}\`. Choose nl or en.`,
  ),
  "unknown-option": error(
    (f) => `De optie ${f.get("option")} is onbekend of mist een waarde. Zie --help.`,
    (f) => `The option ${f.get("option")} is unknown or lacks a value. See --help.`,
  ),
  "table-quotes": error(
    (f) =>
      `In de tabel staat rond regel ${f.get("line")} een aanhalingsteken dat niet wordt gesloten. Herstel dat en probeer opnieuw.`,
    (f) => `Around line ${f.get("line")} of the table a quotation mark is never closed. Mend it and try again.`,
  ),
  "table-without-rows": error(
    () =>
      "Deze tabel heeft geen rijen. De eerste regel hoort de kolomnamen te bevatten, daarna een regel per contract.",
    () => "This table has no rows. Its first line should hold the column names, then a line per contract.",
  ),
  "duplicate-column": error(
    (f) => `De kolom \`${f.get("column")}\` komt twee keer voor. Geef een van beide een andere naam.`,
    (f) => `The column \`${f.get("column")}\` occurs twice. Rename one of them.`,
  ),
  "row-of-other-length": error(
    (f) =>
      `Regel ${f.get("line")} heeft ${f.get("found")} cellen; de kop heeft er ${f.get("expected")}. Herstel die regel.`,
    (f) => `Line ${f.get("line")} has ${f.get("found")} cells; the heading has ${f.get("expected")}. Mend that line.`,
  ),
  "duplicate-key-in-table": error(
    (f) =>
      `De sleutel \`${f.get("key")}\` staat op regel ${f.get("line")} voor de tweede keer. Elke rij is één contract; noem in de kaart een \`product:\`kolom als rijen samen een contract vormen.`,
    (f) =>
      `The key \`${f.get("key")}\` stands on line ${f.get("line")} for the second time. Each row is one contract; name a \`product:\` column in the map if rows make up a contract together.`,
  ),
  "unknown-table-column": error(
    (f) => `De tabel heeft geen kolom \`${f.get("name")}\`.`,
    (f) => `The table has no column \`${f.get("name")}\`.`,
  ),
  "table-in-batch": error(
    (f) =>
      `\`${f.get("name")}\` is een tabel; een kaart kan alleen losse waarden invullen. Geef de tabel een standaardwaarde in de vorm.`,
    (f) =>
      `\`${f.get("name")}\` is a table; a map can only fill in single values. Give the table a default in the form.`,
  ),
};
