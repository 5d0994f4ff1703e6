// Where findings come from: law, supervision, case law, the sector's own guides, and our design rules.
import type { SourceId } from "#engine/lint/rule";
import type { Localized } from "#engine/schema/part";

export const SOURCES: Readonly<Record<SourceId, Required<Localized>>> = {
  "wmg-35": {
    nl: "Wet marktordening gezondheidszorg, art. 35",
    en: "Dutch Health Care (Market Regulation) Act (Wmg), art. 35",
  },
  "zvw-11": {
    nl: "Zorgverzekeringswet, art. 11 (zorgplicht)",
    en: "Dutch Health Insurance Act, art. 11 (duty of care)",
  },
  "mededingingswet-6": {
    nl: "Mededingingswet, art. 6",
    en: "Dutch Competition Act, art. 6",
  },
  "nza-regeling-msz": {
    nl: "NZa, Regeling medisch-specialistische zorg, art. 32 en 33",
    en: "NZa, Regulation on hospital care, art. 32 and 33",
  },
  "nza-monitor": {
    nl: "NZa, Monitor contractafspraken MSZ 2018",
    en: "NZa, Monitor of contract agreements in hospital care 2018",
  },
  "hof-den-haag": {
    nl: "Gerechtshof Den Haag, 14 juni 2022 (late eindafrekening)",
    en: "Court of Appeal The Hague, 14 June 2022 (late final settlement)",
  },
  "burgerlijk-wetboek": {
    nl: "Burgerlijk Wetboek, boek 6, art. 119a (rente)",
    en: "Dutch Civil Code, book 6, art. 119a (interest)",
  },
  "cms-scale": {
    nl: "CMS, Medicare Shared Savings Program, 42 CFR 425.605",
    en: "CMS, Medicare Shared Savings Program, 42 CFR 425.605",
  },
  "handreiking-meerjarig": {
    nl: "Handreiking meerjarencontracten, Juiste zorg op de juiste plek",
    en: "Guide to multi-year contracts, Right care in the right place",
  },
  "stappenplan-besluitvorming": {
    nl: "Stappenplan contracteren van gezamenlijke besluitvorming (Passende zorgpraktijken)",
    en: "Steps to contract joint decision-making (Appropriate care practices)",
  },
  "stappenplan-contractering": {
    nl: "Stappenplan contractering van hybride zorg (Vliegwiel, NeLL, Vitaal Thuis)",
    en: "Steps to contract hybrid care (Vliegwiel, NeLL, Vitaal Thuis)",
  },
  draaiboek: {
    nl: "Draaiboek Passend contracteren (2023)",
    en: "Playbook for appropriate contracting (2023)",
  },
  "design-common": {
    nl: "Handslag, ontwerpregels voor contractvormen: wat elke overeenkomst regelt",
    en: "Handslag, design rules for contract forms: what every agreement settles",
  },
  "design-ceiling": {
    nl: "Handslag, ontwerpregels voor contractvormen, vorm B",
    en: "Handslag, design rules for contract forms, form B",
  },
  "design-reward": {
    nl: "Handslag, ontwerpregels voor contractvormen, vorm E",
    en: "Handslag, design rules for contract forms, form E",
  },
  "design-savings": {
    nl: "Handslag, ontwerpregels voor contractvormen, vorm F",
    en: "Handslag, design rules for contract forms, form F",
  },
  "design-bounds": {
    nl: "Handslag, ontwerpregel: een grens moet kunnen binden",
    en: "Handslag, design rule: a bound must be able to bind",
  },
  "one-source": {
    nl: "Handslag, ontwerpregel: tekst en som zijn één",
    en: "Handslag, design rule: text and sum are one",
  },
};
