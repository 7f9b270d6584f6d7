import { chained, fingerprint, noteHash, sha256Text } from "../attempt/chain.ts";
import type { Act, Attempt, Header, Move, Note } from "../attempt/move.ts";
import { type ActError, outcomeOf, type Outcome, sceneAt } from "../attempt/replay.ts";
import { choicesAt, shownBy, type Telling, tellingOf } from "../attempt/show.ts";
import type { Program, State } from "../machine/program.ts";
import { randomOf } from "../machine/random.ts";
import { offered, placeAt } from "../machine/step.ts";
import { err, ok, type Result } from "../result.ts";
import type { Scene } from "../scenario/scenario.ts";
import { type Pace, pauseMs, readingMs, thinkingMs } from "./pace.ts";
import type { Answer, Player, Situation } from "./player.ts";

/** A run somebody played: a whole log, as if it had been played on screen. */
export interface PlayedAttempt extends Attempt {
  /** `open`: the player walked away, nothing stood open, or the cap was reached. */
  readonly over: "ended" | "left" | "open";
}

/** More moves than any person makes; a circle without a way out ends here. */
export const CAP = 400;

/**
 * Plays a scenario with a policy. The log is chained and stamped as the live player stamps it, so `reopen` accepts it;
 * the same program, header, player and pace give the same log byte for byte.
 *
 * @param cap at most so many moves
 * @returns an error only when the player answers what was not asked
 */
export function playAttempt(
  program: Program,
  header: Header,
  player: Player,
  pace: Pace,
  cap = CAP,
): Result<PlayedAttempt, ActError> {
  const run = new Run(program, header, pace);
  const refused = run.make({ kind: "began" }, 0);
  if (refused) return err(refused);
  while (run.moves.length < cap) {
    const place = placeAt(program, run.state.at);
    if (place.kind === "ending") {
      const wrong = run.make({ kind: "ended", ending: place.id }, run.lastMs);
      return wrong ? err(wrong) : ok(run.played("ended"));
    }
    const scene = sceneAt(program, place.id);
    if (!scene) break;
    const situation = run.situation(scene);
    if (scene.kind === "decision" && situation.choices.length === 0 && !situation.timed) break;
    const answer = player(situation);
    if (!answer) break;
    const wrong = run.answer(situation, answer);
    if (wrong) return err(wrong);
    if (answer.kind === "left") return ok(run.played("left"));
  }
  return ok(run.played("open"));
}

class Run {
  readonly moves: Move[] = [];
  readonly #notes: Note[] = [];
  readonly #program: Program;
  readonly #header: Header;
  readonly #pace: Pace;
  readonly #telling: Telling;
  readonly #before = new Map<string, string[]>();
  #state: State | undefined;
  #now: number;
  #turn = 0;

  constructor(program: Program, header: Header, pace: Pace) {
    this.#program = program;
    this.#header = header;
    this.#pace = pace;
    this.#telling = tellingOf(program, header);
    this.#now = pace.begunAt;
  }

  get state(): State {
    if (!this.#state) throw new Error("not begun");
    return this.#state;
  }

  get lastMs(): number {
    return this.moves.at(-1)?.ms ?? 0;
  }

  played(over: PlayedAttempt["over"]): PlayedAttempt {
    return { header: this.#header, moves: this.moves, notes: this.#notes, over };
  }

  situation(scene: Scene): Situation {
    const rows = offered(this.#program, this.state);
    const open = (event: string): boolean => rows.some((row) => row.event === event);
    const holds = (when: Parameters<Program["tests"]["get"]>[0] | undefined): boolean =>
      when === undefined || (this.#program.tests.get(when)?.(this.state.v) ?? false);
    return {
      program: this.#program,
      state: this.state,
      scene,
      choices: choicesAt(this.#telling, this.state),
      acts: scene.kind === "watch" ? scene.acts.filter(({ id }) => open(`acted.${id}`)) : [],
      items: scene.kind === "report" ? scene.items.filter(({ when }) => holds(when)) : [],
      timed: this.#seconds(scene) > 0 && open("timed-out"),
      before: this.#before.get(scene.id) ?? [],
      turn: this.#turn,
      random: randomOf(`${this.#header.seed}/turn ${this.#turn}`),
    };
  }

  /** Makes what was answered, with the time it took and sometimes a pause before it. */
  answer(situation: Situation, answer: Answer): ActError | undefined {
    const { scene } = situation;
    const random = randomOf(`${this.#header.seed}/pace ${this.#turn++}`);
    const limit = Math.round(this.#seconds(scene) * 1000);
    let ms =
      answer.kind === "continued" ? Math.round(200 + 900 * random()) : thinkingMs(this.#pace, texts(situation), random);
    if (answer.kind === "timed-out") ms = limit;
    else if (situation.timed) ms = Math.min(ms, Math.round(limit * (0.35 + 0.6 * random())));
    if (random() < this.#pace.pauses) {
      const wrong = this.make({ kind: "paused" }, Math.round(ms / 2));
      this.#now += pauseMs(random);
      const still = wrong ?? this.make({ kind: "resumed", since: "pause" }, this.lastMs);
      if (still) return still;
    }
    if (answer.kind === "chose") this.#before.set(scene.id, [...situation.before, answer.choice]);
    this.#now += ms;
    return this.make(this.#act(scene.id, answer), ms);
  }

  /** Puts one act on the log; the lines it brings are read before anything else happens. */
  make(act: Act, ms: number): ActError | undefined {
    const seq = this.moves.length;
    const outcome = outcomeOf(this.#program, this.#header, this.#state, act, seq);
    if (!outcome.ok) return outcome.error;
    const { state } = outcome.value;
    const last = this.moves.at(-1);
    const after = last && state === this.#state ? last.after : fingerprint(this.#program, state);
    const move = chained(act, last, this.#header, { at: this.#now, ms, after });
    this.moves.push(move);
    this.#now += readingMs(this.#pace, shownBy(this.#telling, this.#moment(move, outcome.value)));
    this.#state = state;
    return undefined;
  }

  #moment(move: Move, outcome: Outcome) {
    return { move, before: this.#state ?? outcome.state, ...outcome };
  }

  #act(scene: string, answer: Answer): Act {
    switch (answer.kind) {
      case "chose": {
        const { choice, reason, words, sure } = answer;
        const note = words === undefined ? undefined : this.#note(words);
        const why = { ...(reason !== undefined && { reason }), ...(note !== undefined && { note }) };
        const asked = reason !== undefined || note !== undefined;
        return { kind: "chose", scene, choice, ...(asked && { why }), ...(sure !== undefined && { sure }) };
      }
      case "acted":
        return { kind: "acted", scene, act: answer.act };
      case "timed-out":
        return { kind: "timed-out", scene };
      case "rated":
        return { kind: "rated", scene, ratings: answer.ratings };
      case "responded":
        return { kind: "responded", scene, note: this.#note(answer.words), by: "text" };
      case "reported":
        return { kind: "reported", scene, items: answer.items };
      case "continued":
      case "left":
        return { kind: answer.kind };
    }
  }

  #note(text: string): string {
    const salt = sha256Text(`${this.#header.attempt}/salt ${this.#notes.length}`).slice(0, 32);
    const hash = noteHash(salt, text);
    this.#notes.push({ hash, salt, text });
    return hash;
  }

  /** Seconds of the timer as it runs in this attempt; 0 for none. */
  #seconds(scene: Scene): number {
    return scene.kind === "decision" ? (scene.timer?.seconds ?? 0) * this.#header.timeFactor : 0;
  }
}

const texts = ({ choices }: Situation): string[] => choices.map(({ spans }) => spans.map(({ text }) => text).join(""));
