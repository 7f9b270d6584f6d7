import type academy from "./en-us/academy.ts";
import type account from "./en-us/account.ts";
import type agency from "./en-us/agency.ts";
import type backup from "./en-us/backup.ts";
import type demo from "./en-us/demo.ts";
import type room from "./en-us/room.ts";
import type scenes from "./en-us/scenes.ts";
import type brief from "./en-us/brief.ts";
import type debrief from "./en-us/debrief.ts";
import type device from "./en-us/device.ts";
import type findings from "./en-us/findings.ts";
import type home from "./en-us/home.ts";
import type open from "./en-us/open.ts";
import type overview from "./en-us/overview.ts";
import type player from "./en-us/player.ts";
import type proof from "./en-us/proof.ts";
import type consistency from "./en-us/consistency.ts";
import type desks from "./en-us/desks.ts";
import type health from "./en-us/health.ts";
import type marking from "./en-us/marking.ts";
import type panel from "./en-us/panel.ts";
import type signals from "./en-us/signals.ts";
import type review from "./en-us/review.ts";
import type settings from "./en-us/settings.ts";
import type shell from "./en-us/shell.ts";

/** Every area of words; en-US is the source of the keys. */
export interface Areas {
  readonly shell: typeof shell;
  readonly home: typeof home;
  readonly device: typeof device;
  readonly brief: typeof brief;
  readonly player: typeof player;
  readonly debrief: typeof debrief;
  readonly review: typeof review;
  readonly settings: typeof settings;
  readonly open: typeof open;
  readonly account: typeof account;
  readonly agency: typeof agency;
  readonly backup: typeof backup;
  readonly demo: typeof demo;
  readonly room: typeof room;
  readonly scenes: typeof scenes;
  readonly findings: typeof findings;
  readonly proof: typeof proof;
  readonly academy: typeof academy;
  readonly overview: typeof overview;
  readonly consistency: typeof consistency;
  readonly desks: typeof desks;
  readonly health: typeof health;
  readonly marking: typeof marking;
  readonly panel: typeof panel;
  readonly signals: typeof signals;
}

export type Area = keyof Areas;

/** In the officer's first load. */
export const FIRST_AREAS = ["shell", "player"] as const satisfies readonly Area[];
/** Loaded with the screens that need them. */
export const LATER_AREAS = [
  "home",
  "device",
  "brief",
  "debrief",
  "review",
  "settings",
  "open",
  "account",
  "agency",
  "backup",
  "demo",
  "room",
  "scenes",
  "findings",
  "proof",
  "academy",
  "overview",
  "consistency",
  "desks",
  "health",
  "marking",
  "panel",
  "signals",
] as const satisfies readonly Area[];
export type LaterArea = (typeof LATER_AREAS)[number];

/** The texts of one area in some language: nested, plurals by i18next's suffixes (`_one`, `_other`). */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** The same keys with texts of another language; plural forms may be those that language has. */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
};

type Category = "zero" | "one" | "two" | "few" | "many" | "other";
type WithoutCategory<K extends string> = K extends `${infer Base}_${Category}` ? Base : K;

/** `"pause.title"`: every path to a text; plural forms go by the name before the suffix. */
export type KeyOf<T> = {
  [K in keyof T & (string | number)]: T[K] extends string ? WithoutCategory<`${K}`> : `${K}.${KeyOf<T[K]>}`;
}[keyof T & (string | number)];

type Child<T, K extends string> = {
  [P in keyof T & (string | number)]: `${P}` extends K | `${K}_other` ? T[P] : never;
}[keyof T & (string | number)];

type TextAt<T, K extends string> = K extends `${infer Head}.${infer Rest}` ? TextAt<Child<T, Head>, Rest> : Child<T, K>;

type Placeholders<S> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Placeholders<Rest> : never;

type Values<S> = [Placeholders<S>] extends [never]
  ? []
  : [
      values: Readonly<
        Record<Placeholders<S>, string | number> & ("count" extends Placeholders<S> ? { count: number } : unknown)
      >,
    ];

/** Key to sentence; the key and the values it needs are checked at compile time. */
export type Translate<A extends Area> = <K extends KeyOf<Areas[A]>>(
  key: K,
  ...values: Values<TextAt<Areas[A], K>>
) => string;
