import type { ProblemCode } from "#engine/scenario/problem.ts";
import { rawScenario, scenarioText } from "../builders/raw-scenario.ts";

/**
 * One hostile or broken file. `wants`: a problem there must be, or that it is accepted as mere text; `either` when
 * nobody knows beforehand.
 */
export interface HostileFile {
  readonly name: string;
  readonly wants: ProblemCode | "any" | "accepted" | "either";
  readonly bytes: () => Uint8Array;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (name: string, wants: HostileFile["wants"], text: () => string): HostileFile => ({
  name,
  wants,
  bytes: () => utf8(text()),
});

/** A valid scenario, changed. */
// oxlint-disable-next-line typescript/no-explicit-any -- a hostile file is anything
const broken = (name: string, wants: HostileFile["wants"], change: (raw: any) => void): HostileFile =>
  file(name, wants, () => {
    const raw = rawScenario();
    change(raw);
    return scenarioText(raw);
  });

/** A valid scenario with one piece of its text put in another's place. */
const spliced = (name: string, wants: HostileFile["wants"], find: string, put: string): HostileFile =>
  file(name, wants, () => {
    const text = scenarioText();
    if (!text.includes(find)) throw new Error(`${name}: ${find} is not in the text`);
    return text.replace(find, put);
  });

const SCRIPTS = [
  "<script>window.__pwned = 1</script>",
  '<img src=x onerror="window.__pwned=1">',
  "<svg/onload=window.__pwned=1>",
  '"><iframe srcdoc="<script>parent.__pwned=1</script>">',
  "[a](javascript:window.__pwned=1)",
];

/** At least forty, each a kind of its own. */
export const CORPUS: readonly HostileFile[] = [
  // the bytes
  file("empty", "not-json", () => ""),
  file("white space alone", "not-json", () => " \n\t "),
  { name: "UTF-16", wants: "not-utf8", bytes: () => new Uint8Array(Buffer.from(`\ufeff${scenarioText()}`, "utf16le")) },
  {
    name: "Latin-1 in a name",
    wants: "not-utf8",
    bytes: () => new Uint8Array(Buffer.from(scenarioText().replace("Ana", "Andrée"), "latin1")),
  },
  { name: "zeros", wants: "any", bytes: () => new Uint8Array(5000) },
  { name: "fifty megabytes", wants: "too-large", bytes: () => utf8(`{"title":"${"a".repeat(50_000_000)}"}`) },
  file("just over the size", "too-large", () => `{"title":"${"é".repeat(2_600_000)}"}`),
  // the JSON
  file("cut off half way", "not-json", () => scenarioText().slice(0, 900)),
  file("cut off inside a string", "not-json", () => scenarioText().slice(0, scenarioText().indexOf("Nobody") + 3)),
  file("a trailing comma", "not-json", () => scenarioText().replace(/\}\s*$/, ",}")),
  file("a comment", "not-json", () => `// hello\n${scenarioText()}`),
  file("two values", "not-json", () => `${scenarioText()}${scenarioText()}`),
  file("a million brackets", "too-deep", () => "[".repeat(1_000_000)),
  file("a million objects", "too-deep", () => '{"a":'.repeat(1_000_000)),
  file("brackets in a string and then deep", "too-deep", () => `{"a":"[[[[","b":${"[".repeat(40)}${"]".repeat(40)}}`),
  // The parser recovers and goes on; a mere count of brackets does not see how deep it then stands.
  file(
    "a million brackets behind a million closers",
    "not-json",
    () => `[${"}".repeat(1_000_000)},${"[".repeat(1_000_000)}`,
  ),
  file("brackets that never match", "not-json", () => "[},".repeat(300_000)),
  file("a million brackets behind an open string", "not-json", () => `["\n,${"[".repeat(1_000_000)}`),
  file("a million brackets behind a comment", "not-json", () => `/*"*/${"[".repeat(1_000_000)}`),
  spliced("a duplicate key", "duplicate-key", '"minutes": 3', '"minutes": 3, "minutes": 4'),
  spliced("__proto__ as a key", "forbidden-key", '"minutes": 3', '"minutes": 3, "__proto__": {"polluted": true}'),
  spliced(
    "constructor as a key",
    "forbidden-key",
    '"minutes": 3',
    '"minutes": 3, "constructor": {"prototype": {"polluted": true}}',
  ),
  spliced("NaN", "not-json", '"minutes": 3', '"minutes": NaN'),
  spliced("a number beyond all", "not-finite", '"minutes": 3', '"minutes": 1e400'),
  spliced("a huge integer", "any", '"minutes": 3', '"minutes": 9007199254740993000'),
  spliced("minus zero minutes", "too-small", '"minutes": 3', '"minutes": -0'),
  spliced("half a character", "lone-surrogate", "Nobody comes.", "Nobody \\ud800 comes."),
  spliced("a hidden turn of direction", "hidden-direction", "Nobody comes.", "Nobody \\u202e comes."),
  spliced("a hidden isolate in a choice", "hidden-direction", "Knock again.", "Knock \\u2066 again."),
  // the shape
  file("an array", "wrong-format", () => "[]"),
  file("null", "wrong-format", () => "null"),
  file("a string", "wrong-format", () => '"scenario"'),
  broken("another format", "wrong-format", (raw) => (raw.format = 2)),
  broken("the format as text", "wrong-format", (raw) => (raw.format = "1")),
  broken("no title", "missing", (raw) => delete raw.title),
  broken("an unknown key", "unknown-key", (raw) => (raw.onload = "x")),
  broken("null in every place", "any", (raw) =>
    Object.keys(raw).forEach((key) => key !== "format" && (raw[key] = null)),
  ),
  broken("an object for a list", "wrong-type", (raw) => (raw.phases = { 0: raw.phases[0] })),
  broken("an id with a script", "bad-id", (raw) => (raw.id = "<script>")),
  broken("an id that climbs folders", "bad-id", (raw) => (raw.id = "../../etc")),
  broken("a look-alike id", "bad-id", (raw) => (raw.phases[0].scenes[0].id = "knоck")),
  broken("an endless id", "any", (raw) => (raw.id = "a".repeat(100_000))),
  broken("a javascript address", "bad-value", (raw) => (raw.sources[0].url = "javascript:window.__pwned=1")),
  broken("a data address", "bad-value", (raw) => (raw.sources[0].url = "data:text/html,<script>1</script>")),
  broken(
    "media from elsewhere",
    "bad-id",
    (raw) => (raw.phases[0].scenes[0].beats[0].media = { src: "https://evil.example/a.png", alt: "a" }),
  ),
  broken(
    "media by protocol",
    "bad-id",
    (raw) => (raw.phases[0].scenes[0].beats[0].media = { src: "//evil.example/a.png", alt: "a" }),
  ),
  broken(
    "media from another folder",
    "bad-id",
    (raw) => (raw.phases[0].scenes[0].beats[0].media = { src: "media/../../a.svg", alt: "a" }),
  ),
  broken("twenty thousand choices", "too-big", (raw) => {
    raw.phases[0].scenes[0].choices = Array.from({ length: 20_000 }, (_, at) => ({
      id: `c${at}`,
      text: "x",
      kind: "do",
      to: "talk",
    }));
  }),
  spliced(
    "a hundred thousand bad facts",
    "any",
    '"door": [',
    `${Array.from({ length: 100_000 }, (_, at) => `"A${at}":1`).join(",")},"door": [`,
  ),
  spliced(
    "three hundred thousand bad facts",
    "too-much-wrong",
    '"door": [',
    `${Array.from({ length: 300_000 }, (_, at) => `"A${at}":1`).join(",")},"door": [`,
  ),
  spliced("a million empty beats", "any", '"beats": [', `"beats": [${"{},".repeat(1_000_000)}`),
  spliced("a million empty conditions", "any", '"and": [', `"and": [${"{},".repeat(1_000_000)}`),
  broken(
    "an unknown operator",
    "not-allowed",
    (raw) => (raw.phases[0].scenes[2].rows[0].when = { eval: "window.__pwned=1" }),
  ),
  // what the parts say of each other
  broken("a duplicate scene id", "duplicate-id", (raw) => (raw.phases[0].scenes[1].id = "knock")),
  broken("a duplicate beat id", "duplicate-id", (raw) =>
    raw.phases[0].scenes[0].beats.push({ id: "quiet", who: "narrator", text: "Still." }),
  ),
  broken("a dangling target", "unknown-target", (raw) => (raw.phases[0].scenes[0].choices[0].to = "nowhere")),
  broken(
    "a prototype's name as a target",
    "unknown-target",
    (raw) => (raw.phases[0].scenes[0].choices[0].to = "tostring"),
  ),
  broken("a scene every object answers to", "bad-id", (raw) =>
    raw.phases[0].scenes.push({ kind: "next", id: "constructor", to: "good" }),
  ),
  broken(
    "an effect on what every object has",
    "bad-id",
    (raw) => (raw.phases[0].scenes[0].choices[0].effects = [{ add: ["constructor", 1] }]),
  ),
  broken(
    "a fact every object has",
    "unknown-name",
    (raw) => (raw.phases[0].scenes[2].rows[0].when = { "==": [{ var: "facts.constructor" }, "open"] }),
  ),
  broken("a person who is not there", "unknown-name", (raw) => (raw.phases[0].scenes[0].beats[0].who = "bob")),
  broken("a cast called constructor", "any", (raw) => (raw.phases[0].scenes[0].choices[0].target = "constructor")),
  broken(
    "a name in a text that is not there",
    "unknown-name",
    (raw) => (raw.phases[0].scenes[0].prompt = "Ask {bob.name}."),
  ),
  broken(
    "a meter set beyond its end",
    "out-of-range",
    (raw) => (raw.phases[0].scenes[0].choices[0].effects = [{ set: ["trust", 99] }]),
  ),
  broken("a branch in a circle", "pass-through-cycle", (raw) => (raw.phases[0].scenes[2].rows[1].to = "fork")),
  broken("ten thousand branches in a circle", "pass-through-cycle", (raw) => {
    raw.phases[0].scenes.push(
      ...Array.from({ length: 10_000 }, (_, at) => ({
        kind: "branch",
        id: `b${at}`,
        rows: [{ to: `b${(at + 1) % 10_000}` }],
      })),
    );
  }),
  broken("a branch that may not hold", "last-row-open", (raw) => raw.phases[0].scenes[2].rows.pop()),
  broken("a timer without its timeout", "timeout-mismatch", (raw) => raw.phases[0].scenes[0].choices.pop()),
  broken("a beginning that is an ending", "start-not-scene", (raw) => (raw.start = "good")),
  broken(
    "a line not understood and not told",
    "meaning-missing",
    (raw) => (raw.phases[0].scenes[0].beats[0].understood = "no"),
  ),
  broken("a condition that grows", "condition-too-large", (raw) => {
    const all = Array.from({ length: 16 }, () => ({ or: Array.from({ length: 8 }, () => ({ seen: "knock" })) }));
    raw.phases[0].scenes[2].rows[0].when = { and: all };
  }),
  broken("braces that do not close", "bad-text", (raw) => (raw.phases[0].scenes[0].prompt = "Ask {ana.name")),
  broken("a plural bomb", "bad-text", (raw) => {
    raw.phases[0].scenes[0].prompt = "{meters.trust, plural, other {".repeat(60) + "x" + "}}".repeat(60);
  }),
  broken("a date in a text", "bad-text", (raw) => (raw.phases[0].scenes[0].prompt = "{ana.name, date, full}")),
  // text that looks like code is text
  ...SCRIPTS.map((script, at) =>
    broken(
      `code in a title, ${at + 1}`,
      "accepted",
      (raw) => (raw.title = script.replaceAll("{", "(").replaceAll("}", ")")),
    ),
  ),
  ...SCRIPTS.map((script, at) =>
    broken(`code in a line, ${at + 1}`, "accepted", (raw) => (raw.phases[0].scenes[0].beats[0].text = script)),
  ),
];
