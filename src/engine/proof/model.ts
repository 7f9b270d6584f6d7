import { slotKey } from "../machine/condition.ts";
import { type InterruptRow, isPassage, type Place, type Program } from "../machine/program.ts";
import { type Beat, type Ending, type Interrupt, scenesOf, type Scene } from "../scenario/scenario.ts";
import type { Key } from "../score/key.ts";
import { type Asked, AskedBook, type ShownGroup } from "./asked.ts";
import type { Step } from "./finding.ts";
import { componentsOf, packedEdges } from "./components.ts";
import { type WrittenRow, writtenInterrupts, writtenRows } from "./footprint.ts";
import { below, placePointers } from "./pointers.ts";

/** A place with all that the exploration asks of it, looked up once. */
export interface PlaceModel {
  readonly place: Place;
  readonly pointer: string;
  readonly passage: boolean;
  readonly written: readonly WrittenRow[];
  /** By row, its own condition. */
  readonly whens: readonly (Asked | undefined)[];
  /** By row, taking it as a move of an officer. */
  readonly steps: readonly Step[];
  /** By row: the reply, or the lines of a chance outcome. */
  readonly replies: readonly ShownGroup[];
  /** Lines on arrival; a watch scene has one group a beat, every other place one. */
  readonly arrival: readonly ShownGroup[];
  /** Asked on arrival besides: items of a report, later consequences of an ending. */
  readonly also: readonly Asked[];
  /** Words of the prompt, and by row of what is offered. */
  readonly promptWords: number;
  readonly offerWords: readonly number[];
  /** Slot that tells whether this decision was met, where it bears marks and can be met twice; -1 elsewhere. */
  readonly met: number;
}

export interface InterruptModel {
  readonly row: InterruptRow;
  readonly pointer: string;
  readonly written: WrittenRow;
  readonly when: Asked;
  readonly shown: ShownGroup;
}

/** A program as the proof sees it. */
export interface Model {
  readonly program: Program;
  readonly key: Key | undefined;
  readonly places: readonly PlaceModel[];
  readonly interrupts: readonly (readonly InterruptModel[])[];
  readonly asked: readonly Asked[];
  /** Those of them that choose a face; asked at every rest. */
  readonly moods: readonly Asked[];
  /** What the author says holds at every rest, or at none, in the order of the file; there where its program was made for them. */
  readonly assertions: readonly Asked[];
  /** Those of the program, then one for each decision that needs its own `met`. */
  readonly slots: readonly { readonly min: number; readonly max: number }[];
  readonly beatSlot: number;
  readonly armSlot: number;
}

const NOTHING: ShownGroup = { words: 0, lines: [] };

export function modelOf(program: Program, key?: Key): Model {
  const { scenario } = program;
  const book = new AskedBook(program);
  const moods = book.moods();
  const assertions = (scenario.assertions ?? []).flatMap((one, at) =>
    "holds" in one && program.tests.has(one.holds)
      ? [book.of(one.holds, "assertion", one.kind, `/assertions/${at}`)]
      : [],
  );
  const pointers = placePointers(scenario);
  const written = writtenRows(program);
  const slots: { min: number; max: number }[] = program.slots.map(({ min, max }) => ({ min, max }));
  const scenes = scenesOf(scenario);
  const again = placesMetAgain(program);
  const marked = new Set(key?.spine ?? []);

  const places = program.places.map((place): PlaceModel => {
    const pointer = pointers[place.index] as string;
    const scene = scenes[place.index];
    if (!scene) {
      const { beats, later } = scenario.endings[place.index - scenes.length] as Ending;
      const arrival = [book.group(place.id, `${pointer}/beats`, beats)];
      const also = later.flatMap((row, at) =>
        row.when ? [book.of(row.when, "later", place.id, `${pointer}/later/${at}/when`)] : [],
      );
      return bare(place, pointer, arrival, also);
    }
    const rows = written[place.index] as WrittenRow[];
    const replies = beatsByRow(scene).map((beats, at) =>
      book.group(scene.id, `${pointer}/${(rows[at] as WrittenRow).path}/${repliesAt(scene)}`, beats),
    );
    let met = -1;
    if (marked.has(scene.id) && again.has(place.index)) {
      const seen = program.slotOf.get(slotKey("seen", scene.id));
      met = seen ?? slots.push({ min: 0, max: 1 }) - 1;
    }
    return {
      place,
      pointer,
      passage: isPassage(place),
      written: rows,
      whens: rows.map((row, at) =>
        row.when ? book.of(row.when, whereOf(scene), idOf(scene, at), below(pointer, `${row.path}/when`)) : undefined,
      ),
      steps: place.rows.map(({ event, id }) => stepOf(event, place.id, id)),
      replies: place.rows.map((_, at) => replies[at] ?? NOTHING),
      arrival: arrivalOf(scene, pointer, book),
      also:
        scene.kind === "report"
          ? scene.items.flatMap((item, at) =>
              item.when ? [book.of(item.when, "item", `${scene.id}.${item.id}`, `${pointer}/items/${at}/when`)] : [],
            )
          : [],
      promptWords: "prompt" in scene ? book.words(scene.prompt) : 0,
      offerWords: offersOf(scene).map((text) => book.words(text)),
      met,
    };
  });
  const interrupts = writtenInterrupts(program).map((phase, p) =>
    phase.map((row, i): InterruptModel => {
      const source = scenario.phases[p]?.interrupts[i] as Interrupt;
      const compiled = program.interrupts[p]?.[i] as InterruptRow;
      const pointer = `/phases/${p}/interrupts/${i}`;
      return {
        row: compiled,
        pointer,
        written: row,
        when: book.of(source.when, "interrupt", source.id, `${pointer}/when`),
        shown: book.group(source.id, `${pointer}/beats`, source.beats),
      };
    }),
  );
  return {
    program,
    key,
    places,
    interrupts,
    asked: book.all,
    moods,
    assertions,
    slots,
    beatSlot: program.slotOf.get(slotKey("beat", "")) ?? -1,
    armSlot: program.slotOf.get(slotKey("arm", "")) ?? -1,
  };
}

const bare = (place: Place, pointer: string, arrival: ShownGroup[], also: Asked[]): PlaceModel => ({
  place,
  pointer,
  passage: false,
  written: [],
  whens: [],
  steps: [],
  replies: [],
  arrival,
  also,
  promptWords: 0,
  offerWords: [],
  met: -1,
});

function stepOf(event: string, scene: string, id: string): Step {
  const kind = event.split(".", 1)[0] as Step["kind"];
  return { kind, scene, ...((kind === "chose" || kind === "acted") && { choice: id }) };
}

function arrivalOf(scene: Scene, pointer: string, book: AskedBook): ShownGroup[] {
  if (scene.kind !== "watch") return [book.group(scene.id, `${pointer}/beats`, scene.beats)];
  return scene.beats.map((beat, at) => book.group(scene.id, `${pointer}/beats`, [beat], at));
}

function beatsByRow(scene: Scene): (readonly Beat[])[] {
  if (scene.kind === "decision") return scene.choices.map(({ reply }) => reply);
  if (scene.kind === "watch") return scene.acts.map(({ reply }) => reply);
  if (scene.kind === "chance") return scene.outcomes.map(({ beats }) => beats);
  return [];
}

const repliesAt = (scene: Scene): string => (scene.kind === "chance" ? "beats" : "reply");

function offersOf(scene: Scene) {
  if (scene.kind === "decision") return scene.choices.map(({ text }) => text);
  if (scene.kind === "watch") return scene.acts.map(({ text }) => text);
  return [];
}

const whereOf = (scene: Scene): Asked["where"] =>
  scene.kind === "decision" ? "choice" : scene.kind === "watch" ? "act" : "row";

function idOf(scene: Scene, at: number): string {
  const acts = scene.kind === "decision" ? scene.choices : scene.kind === "watch" ? scene.acts : undefined;
  return `${scene.id}.${acts ? acts[at]?.id : at + 1}`;
}

/** Places that lie on a circle of the scenario's map, interrupts counted: those one may come to a second time. */
function placesMetAgain({ places, interrupts }: Program): Set<number> {
  const edges = places.map((place) => {
    const broken = isPassage(place) ? [] : (interrupts[place.phase] ?? []);
    return [...place.rows.map(({ to }) => to), ...broken.flatMap(({ to }) => (to >= 0 ? [to] : []))];
  });
  const { first, to } = packedEdges(edges);
  const { of, count } = componentsOf(places.length, first, to);
  const size = new Int32Array(count);
  for (const component of of) size[component] = (size[component] as number) + 1;
  return new Set(
    places.flatMap(({ index }) =>
      (size[of[index] as number] as number) > 1 || (edges[index] as number[]).includes(index) ? [index] : [],
    ),
  );
}
