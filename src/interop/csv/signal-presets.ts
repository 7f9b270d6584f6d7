import { type Presets, wordsOf } from "./columns.ts";

/** What a column of a file of signals may hold. */
export const SIGNAL_FIELDS = [
  "kind",
  "topic",
  "area",
  "from",
  "to",
  "n",
  "score",
  "min",
  "max",
  "count",
  "error",
  "source",
  "question",
  "sample",
] as const;
export type SignalField = (typeof SIGNAL_FIELDS)[number];

/** Header words in English, Spanish and Arabic. */
export const SIGNAL_PRESETS: Presets<SignalField> = {
  kind: wordsOf("kind, type, tipo, clase", "النوع"),
  topic: wordsOf("topic, theme, subject, item, issue", "tema, asunto, materia", "الموضوع"),
  area: wordsOf(
    "area, beat, district, neighborhood, neighbourhood, precinct, zone",
    "zona, barrio, distrito",
    "المنطقة, الحي",
  ),
  from: wordsOf("from, start, period start, start date", "desde, inicio, fecha de inicio", "من, من تاريخ"),
  to: wordsOf("to, end, period end, end date, until", "hasta, fin, fecha de fin", "إلى, إلى تاريخ"),
  n: wordsOf(
    "n, sample size, responses, respondents, answers, contacts, base",
    "muestra, respuestas, contactos",
    "العدد, حجم العينة",
  ),
  score: wordsOf(
    "score, mean, average, value, result, percent",
    "puntuación, media, promedio, valor",
    "الدرجة, المتوسط",
  ),
  min: wordsOf("min, scale min, minimum, lowest", "mínimo, escala mín", "الحد الأدنى"),
  max: wordsOf("max, scale max, maximum, highest", "máximo, escala máx", "الحد الأقصى"),
  count: wordsOf(
    "count, complaints, compliments, total, cases",
    "quejas, felicitaciones, casos, recuento",
    "عدد الشكاوى, الشكاوى",
  ),
  error: wordsOf("error, margin of error, moe, margin, half width", "margen de error, margen", "هامش الخطأ"),
  source: wordsOf("source, survey, origin, provider", "fuente, origen, encuesta", "المصدر"),
  question: wordsOf("question, wording, question text", "pregunta, texto de la pregunta", "السؤال"),
  sample: wordsOf(
    "sample, sampling, self selected, sample type",
    "muestreo, tipo de muestra, autoseleccionada",
    "نوع العينة",
  ),
};

/** Words of a cell, folded, and what they mean. */
export const KIND_WORDS = {
  survey: wordsOf("survey, surveys, poll", "encuesta, encuestas, sondeo", "استبيان, استطلاع"),
  complaints: wordsOf("complaint, complaints", "queja, quejas, denuncias", "شكوى, شكاوى"),
  compliments: wordsOf(
    "compliment, compliments, thanks",
    "felicitación, felicitaciones, agradecimientos",
    "إشادة, ثناء",
  ),
} as const;

export const SAMPLE_WORDS = {
  "self-selected": wordsOf(
    "self selected, opt in, online, open link, convenience, voluntary, yes",
    "autoseleccionada, voluntaria, conveniencia, sí",
    "طوعية, نعم",
  ),
  drawn: wordsOf("drawn, random, probability, mail, address based, no", "aleatoria, probabilística", "عشوائية, لا"),
} as const;
