import { type Presets, wordsOf } from "./columns.ts";

/** What a column of a roster file may hold. A name comes whole, or as given and family name. */
export const ROSTER_FIELDS = [
  "name",
  "given",
  "family",
  "number",
  "email",
  "class",
  "unit",
  "hired",
  "extraTime",
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

/** Header words in English, Spanish and Arabic. */
export const ROSTER_PRESETS: Presets<RosterField> = {
  name: wordsOf(
    "full name, officer name, name, officer, learner, student, trainee, employee name",
    "nombre completo, nombre y apellidos, apellidos y nombre, nombre, agente, oficial, alumno",
    "الاسم الكامل, الاسم, اسم الضابط, اسم المتدرب",
  ),
  given: wordsOf(
    "first name, given name, forename, firstname, first",
    "nombre de pila, nombres, primer nombre",
    "الاسم الأول",
  ),
  family: wordsOf(
    "last name, family name, surname, lastname, last",
    "apellidos, apellido, primer apellido",
    "اسم العائلة, اللقب",
  ),
  number: wordsOf(
    "post id, pid, post number, badge number, badge no, badge, officer id, employee id, employee number, id number, number, serial, id",
    "número de placa, placa, número de agente, número de empleado, número, legajo, matrícula",
    "رقم الشارة, الرقم الوظيفي, رقم الضابط, الرقم",
  ),
  email: wordsOf(
    "email, e-mail, email address, mail",
    "correo electrónico, correo, correo-e",
    "البريد الإلكتروني, البريد",
  ),
  class: wordsOf(
    "class, cohort, group, academy class, course, section",
    "clase, grupo, promoción, curso",
    "الصف, الدفعة, المجموعة",
  ),
  unit: wordsOf(
    "unit, division, department, assignment, station, precinct, district, bureau",
    "unidad, división, comisaría, departamento",
    "الوحدة, القسم, المركز",
  ),
  hired: wordsOf(
    "hire date, hired, date hired, date of hire, start date, appointed",
    "fecha de ingreso, fecha de contratación, fecha de alta, ingreso",
    "تاريخ التعيين, تاريخ الالتحاق",
  ),
  extraTime: wordsOf(
    "extra time, time factor, time multiplier, accommodation, extended time",
    "tiempo extra, tiempo adicional, factor de tiempo",
    "وقت إضافي, الوقت الإضافي",
  ),
};
