// What is agreed beside money: goals, moments, triggers, how parties decide, advance payment, the end, and free text.
import { Exact } from "#kernel/exact";
import type { Agreement } from "#engine/agreement";
import { formatNumber, formatPercent } from "./figure.ts";
import { inLocale, type Locale } from "./locale.ts";
import { capital } from "./text.ts";
import { formatDate } from "./date.ts";
import { triggerText } from "./watch.ts";

export interface TextSection {
  readonly number: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

type Labelled = { readonly nl?: string | undefined; readonly en?: string | undefined };
type Writer = (agreement: Agreement, locale: Locale) => readonly string[];

const label = (entry: Labelled | undefined, fallback: string, locale: Locale): string =>
  (locale === "en" ? (entry?.en ?? entry?.nl) : entry?.nl) ?? fallback.replaceAll("_", " ");
const sentence = (text: string): string => `${capital(text)}${/[.!?]$/.test(text) ? "" : "."}`;

const AIMS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  quality: { nl: "kwaliteit van zorg", en: "quality of care" },
  efficiency: { nl: "doelmatigheid", en: "efficiency" },
  population: { nl: "gezondheid van de bevolking", en: "health of the population" },
  staff: { nl: "werkplezier", en: "joy in work" },
};

const goals: Writer = ({ document }, locale) =>
  Object.entries(document.goals ?? {}).map(([id, goal]) => {
    const name = `${label(goal, id, locale)} (${AIMS[goal.aim]![locale]})`;
    if (goal.smart !== undefined) {
      const { indicator, from, to, by } = goal.smart;
      const measured = label(document.indicators?.[indicator], indicator, locale);
      const start =
        from === undefined
          ? ""
          : locale === "nl"
            ? ` van ${formatNumber(from, locale)}`
            : ` from ${formatNumber(from, locale)}`;
      return sentence(
        locale === "nl"
          ? `${name}: ${measured}${start} naar ${formatNumber(to, locale)} in ${by.n}`
          : `${name}: ${measured}${start} to ${formatNumber(to, locale)} in ${by.n}`,
      );
    }
    const direction = typeof goal.directional === "object" ? `: ${inLocale(goal.directional, locale)}` : "";
    const review =
      goal.review === undefined
        ? ""
        : locale === "nl"
          ? `; gesprek hierover: ${goal.review}`
          : `; reviewed: ${goal.review}`;
    return sentence(
      `${name}${direction}${review}. ${locale === "nl" ? "Dit doel stuurt geen betaling" : "This goal drives no payment"}`,
    );
  });

/** What a moment is about, where it names a part of the agreement. */
const ABOUT: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  goals: { nl: "doelen", en: "goals" },
  incentives: { nl: "prikkels", en: "incentives" },
};

const moments: Writer = ({ document }, locale) =>
  (document.moments ?? []).map((moment) =>
    sentence(
      `${formatDate(moment.at, locale)}: ${label(moment, moment.what, locale)}${moment.about === undefined ? "" : ` (${moment.about.map((part) => ABOUT[part]?.[locale] ?? part).join(", ")})`}`,
    ),
  );

const triggers: Writer = ({ document }, locale) =>
  Object.entries(document.triggers ?? {}).map(([id, trigger]) => {
    const { then, within, decides } = trigger;
    const agreed = { when: String(trigger.when), then, within, decides };
    return sentence(`${label(trigger, id, locale)}: ${triggerText(agreed, locale)}`);
  });

const governance: Writer = ({ document }, locale) => {
  const { ladder, gates } = document.governance ?? {};
  const steps = (ladder ?? []).map((step) =>
    typeof step === "string"
      ? step
      : Object.entries(step)
          .map(([name, days]) => `${name} (${days})`)
          .join(", "),
  );
  return [
    ...(steps.length === 0
      ? []
      : [
          sentence(
            `${locale === "nl" ? "Komen partijen er niet uit, dan volgen" : "If parties can't agree, the next steps are"} ${steps.join(" → ")}`,
          ),
        ]),
    ...(gates === undefined || gates.length === 0
      ? []
      : [
          sentence(
            `${locale === "nl" ? "Momenten van doorgaan of stoppen" : "Go or no-go moments"}: ${gates.join(", ")}`,
          ),
        ]),
  ];
};

const payments: Writer = ({ document }, locale) => {
  const { advance, interest, provisional, final } = document.payments ?? {};
  const nl = locale === "nl";
  const share = (value: unknown): string => (value instanceof Exact ? formatPercent(value, locale) : String(value));
  return [
    ...(advance === undefined
      ? []
      : [
          sentence(
            nl
              ? `Elke maand wordt ${share(advance.monthly)} van ${share(advance.of)} van het verwachte jaarbedrag vooruitbetaald`
              : `Each month ${share(advance.monthly)} of ${share(advance.of)} of the expected yearly amount is paid in advance`,
          ),
        ]),
    ...(provisional === undefined
      ? []
      : [sentence(`${nl ? "Voorlopige afrekening" : "Provisional settlement"}: ${provisional}`)]),
    ...(final === undefined ? [] : [sentence(`${nl ? "Definitieve afrekening" : "Final settlement"}: ${final}`)]),
    ...(interest === undefined
      ? []
      : [sentence(`${nl ? "Rente bij te late betaling" : "Interest on late payment"}: ${interest}`)]),
  ];
};

const attribution: Writer = ({ document }, locale) =>
  Object.entries(document.attribution ?? {}).map(([kind, rule]) =>
    sentence(
      locale === "nl"
        ? `Een ${kind.replaceAll("_", " ")} hoort bij het jaar en de verzekeraar van de ${rule.replaceAll("_", " ")}`
        : `A ${kind.replaceAll("_", " ")} belongs to the year and insurer of the ${rule.replaceAll("_", " ")}`,
    ),
  );

const effective: Writer = ({ document }, locale) =>
  document.effective === undefined
    ? []
    : [
        sentence(
          `${locale === "nl" ? "Werkt vanaf" : "Effective from"} ${formatDate(document.effective.from, locale)}: ${inLocale(document.effective.interim, locale)}`,
        ),
      ];

const ends: Writer = ({ document }, locale) => {
  const { exit, aftercare } = document.ends ?? {};
  const nl = locale === "nl";
  return [
    ...(exit === undefined
      ? []
      : [
          sentence(
            `${nl ? "Opzegtermijn" : "Notice"}: ${exit.notice}${exit.fallback === undefined ? "" : `; ${nl ? "daarna geldt" : "after that"}: ${exit.fallback.replaceAll("_", " ")}`}`,
          ),
        ]),
    ...(aftercare === undefined
      ? []
      : [
          sentence(
            `${nl ? "Na afloop kijken partijen terug na" : "Afterwards parties look back after"} ${aftercare.join(nl ? " en " : " and ")}`,
          ),
        ]),
  ];
};

const free: Writer = ({ document }, locale) =>
  Object.values(document.free ?? {}).map((text) => sentence(inLocale(text, locale)));

const SECTIONS: readonly { readonly title: Readonly<Record<Locale, string>>; readonly write: Writer }[] = [
  { title: { nl: "Doelen", en: "Goals" }, write: goals },
  { title: { nl: "Evaluatie", en: "Evaluation" }, write: moments },
  { title: { nl: "Mee- en tegenvallers", en: "Windfalls and setbacks" }, write: triggers },
  { title: { nl: "Overleg en besluiten", en: "Consultation and decisions" }, write: governance },
  { title: { nl: "Toerekening", en: "Attribution" }, write: attribution },
  { title: { nl: "Betalen en afrekenen", en: "Payment and settlement" }, write: payments },
  { title: { nl: "Ingang", en: "Start" }, write: effective },
  { title: { nl: "Einde", en: "End" }, write: ends },
  { title: { nl: "Verder spreken partijen af", en: "Parties further agree" }, write: free },
];

/** The sections that an agreement fills, numbered on after its clauses. */
export function besides(agreement: Agreement, first: number, locale: Locale): TextSection[] {
  return SECTIONS.map(({ title, write }) => ({ title: title[locale], paragraphs: write(agreement, locale) }))
    .filter((section) => section.paragraphs.length > 0)
    .map((section, index) => ({ number: first + index, ...section }));
}
