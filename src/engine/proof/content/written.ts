import type { Beat, Scenario, Scene } from "../../scenario/scenario.ts";
import type { Text } from "../../scenario/text.ts";
import type { Key } from "../../score/key.ts";

/** One text of a scenario or its key, and where it stands. */
export interface Written {
  /** As in `textsOf` and `keyTextsOf`. */
  readonly address: string;
  /** RFC 6901, into `file`. */
  readonly pointer: string;
  readonly text: Text;
  /** `head`: before the play; `said`: a line, a prompt, something to choose; `beside`: what goes with one of these. */
  readonly part: "head" | "said" | "beside" | "key";
  /** BCP 47 tag of this text. */
  readonly language: string;
  /** It can be read when one of these scenes or endings is reached; empty: always. */
  readonly within: readonly string[];
}

/** A beat, and where it stands. */
export interface PlacedBeat {
  readonly beat: Beat;
  readonly address: string;
  readonly pointer: string;
  readonly within: readonly string[];
}

/** One step of a pointer, as RFC 6901 writes it. */
export const stepTo = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** Every text of a scenario and every beat, in file order, with the place in the file that an address does not tell. */
export function writtenIn(scenario: Scenario): { readonly texts: Written[]; readonly beats: PlacedBeat[] } {
  const walk = new Walk(scenario);
  walk.all();
  return walk;
}

/** Every text of a key, in file order. Pointers lead into the key's own file. */
export function writtenInKey(key: Key, language: string): Written[] {
  const texts: Written[] = [];
  const put = (address: string, pointer: string, text: Text | undefined, within: readonly string[]): void => {
    if (text !== undefined) texts.push({ address, pointer, text, part: "key", language, within });
  };
  put("key.note", "/provenance/note", key.provenance.note, []);
  for (const [scene, { choices }] of Object.entries(key.decisions)) {
    for (const [id, { rationale, lure, critical }] of Object.entries(choices)) {
      const pointer = `/decisions/${stepTo(scene)}/choices/${stepTo(id)}`;
      const address = `key.${scene}.${id}`;
      put(`${address}.rationale`, `${pointer}/rationale`, rationale, [scene]);
      put(`${address}.lure`, `${pointer}/lure/why`, lure?.why, [scene]);
      put(`${address}.critical`, `${pointer}/critical/why`, critical?.why, [scene]);
    }
  }
  return texts;
}

class Walk {
  readonly texts: Written[] = [];
  readonly beats: PlacedBeat[] = [];
  readonly #scenario: Scenario;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  all(): void {
    const { phases, endings } = this.#scenario;
    this.#head();
    for (const [p, phase] of phases.entries()) {
      const at = `/phases/${p}`;
      const within = phase.scenes.map(({ id }) => id);
      for (const part of ["place", "sketch"] as const) {
        this.#put(`${phase.id}.${part}`, `${at}/${part}/alt`, phase[part]?.alt, "beside", within);
      }
      for (const [s, scene] of phase.scenes.entries()) this.#scene(scene, `${at}/scenes/${s}`);
      for (const [i, { id, beats }] of phase.interrupts.entries()) {
        this.#lines(id, `${at}/interrupts/${i}/beats`, beats, within);
      }
    }
    for (const [e, ending] of endings.entries()) {
      const at = `/endings/${e}`;
      this.#put(`${ending.id}.title`, `${at}/title`, ending.title, "said", [ending.id]);
      this.#lines(ending.id, `${at}/beats`, ending.beats, [ending.id]);
      for (const [l, { beats }] of ending.later.entries()) {
        this.#lines(ending.id, `${at}/later/${l}/beats`, beats, [ending.id]);
      }
    }
    this.#arms();
  }

  #head(): void {
    const { title, summary, audience, objectives, contentNotes, legalNotes, policySlots, cast } = this.#scenario;
    const head = (address: string, pointer: string, text: Text): void => this.#put(address, pointer, text, "head", []);
    head("title", "/title", title);
    head("summary", "/summary", summary);
    head("audience", "/audience", audience);
    for (const [at, objective] of objectives.entries()) {
      for (const part of ["who", "condition", "behaviour", "standard"] as const) {
        head(`objectives.${at}.${part}`, `/objectives/${at}/${part}`, objective[part]);
      }
    }
    for (const [at, note] of contentNotes.entries()) head(`contentNotes.${at}`, `/contentNotes/${at}`, note);
    for (const [at, { claim }] of legalNotes.entries())
      head(`legalNotes.${at}.claim`, `/legalNotes/${at}/claim`, claim);
    for (const [id, slot] of Object.entries(policySlots)) {
      head(`policy.${id}`, `/policySlots/${stepTo(id)}/default`, slot.default);
    }
    for (const [id, person] of Object.entries(cast)) {
      head(`cast.${id}.name`, `/cast/${stepTo(id)}/name`, person.name);
      head(`cast.${id}.role`, `/cast/${stepTo(id)}/role`, person.role);
    }
  }

  #scene(scene: Scene, at: string): void {
    const { id } = scene;
    const within = [id];
    const said = (part: string, pointer: string, text: Text | undefined): void =>
      this.#put(`${id}.${part}`, `${at}/${pointer}`, text, "said", within);
    this.#lines(id, `${at}/beats`, scene.beats, within);
    if ("prompt" in scene) said("prompt", "prompt", scene.prompt);
    switch (scene.kind) {
      case "decision":
        this.#put(`${id}.timer`, `${at}/timer/assessed`, scene.timer?.assessed, "beside", within);
        for (const [c, choice] of scene.choices.entries()) {
          said(choice.id, `choices/${c}/text`, choice.text);
          this.#lines(id, `${at}/choices/${c}/reply`, choice.reply, within);
        }
        return;
      case "watch":
        for (const [a, act] of scene.acts.entries()) {
          said(act.id, `acts/${a}/text`, act.text);
          this.#lines(id, `${at}/acts/${a}/reply`, act.reply, within);
        }
        return;
      case "respond":
        for (const [r, row] of scene.rubric.entries()) {
          for (const level of ["weak", "adequate", "strong"] as const) {
            this.#put(`${id}.${row.id}.${level}`, `${at}/rubric/${r}/${level}`, row[level], "beside", within);
          }
        }
        return;
      case "rate":
        for (const [o, option] of scene.options.entries()) said(option.id, `options/${o}/text`, option.text);
        return;
      case "report":
        for (const [i, item] of scene.items.entries()) said(item.id, `items/${i}/text`, item.text);
        return;
      case "chance":
        for (const [o, one] of scene.outcomes.entries())
          this.#lines(id, `${at}/outcomes/${o}/beats`, one.beats, within);
        return;
      case "next":
      case "branch":
    }
  }

  #lines(container: string, pointer: string, beats: readonly Beat[], within: readonly string[]): void {
    for (const [b, beat] of beats.entries()) {
      const address = `${container}.${beat.id}`;
      const at = `${pointer}/${b}`;
      this.beats.push({ beat, address, pointer: at, within });
      this.#put(address, `${at}/text`, beat.text, "said", within, beat.lang);
      this.#put(`${address}.meaning`, `${at}/meaning`, beat.meaning, "beside", within);
      this.#put(`${address}.sound`, `${at}/sound`, beat.sound, "beside", within);
      this.#put(`${address}.alt`, `${at}/media/alt`, beat.media?.alt, "beside", within);
    }
  }

  /** What an arm says instead stands where the other stood. */
  #arms(): void {
    const { variants } = this.#scenario;
    if (!variants) return;
    const instead = new Map(this.texts.map((one) => [one.address, one]));
    for (const [a, { id, strings }] of variants.arms.entries()) {
      for (const [address, text] of Object.entries(strings)) {
        const { part, within, language } = instead.get(address) ?? { part: "beside", within: [] };
        const pointer = `/variants/arms/${a}/strings/${stepTo(address)}`;
        this.#put(`arm.${id}.${address}`, pointer, text, part, within, language);
      }
    }
  }

  #put(
    address: string,
    pointer: string,
    text: Text | undefined,
    part: Written["part"],
    within: readonly string[],
    language = this.#scenario.language,
  ): void {
    if (text !== undefined) this.texts.push({ address, pointer, text, part, language, within });
  }
}
