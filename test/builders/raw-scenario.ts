/** A small valid scenario as its file says it: a decision, a hub with a budget, a branch, an interrupt, two endings. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests break it in every way a file can be broken
export function rawScenario(): any {
  return {
    format: 1,
    id: "small",
    title: "A small one",
    summary: "Two questions at a door.",
    language: "en-US",
    minutes: 3,
    audience: "Patrol officers",
    objectives: [{ who: "An officer", condition: "at a door", behaviour: "asks first", standard: "once" }],
    teaches: ["COM.1"],
    contentNotes: [],
    jurisdiction: "US",
    sources: [{ id: "S1", title: "A source", url: "https://example.org/a" }],
    legalNotes: [{ claim: "A claim.", source: "S1", checkedOn: "2026-11-22", expires: "2027-05-22" }],
    status: "draft",
    policySlots: { line: { what: "A phone line", default: "the desk" } },
    cast: {
      ana: {
        name: "Ana",
        role: "neighbour",
        gender: "female",
        register: "formal",
        portrait: { seed: "ana" },
        moods: [{ when: { ">=": [{ var: "meters.trust" }, 2] }, mood: "smile" }, { mood: "calm" }],
      },
    },
    meters: { trust: { min: 0, max: 3, start: 1 }, time: { min: 0, max: 3, start: 3 } },
    facts: { door: ["shut", "open"] },
    start: "knock",
    phases: [
      {
        id: "door",
        scenes: [
          {
            kind: "decision",
            id: "knock",
            beats: [{ id: "quiet", who: "narrator", text: "Nobody comes." }],
            prompt: "What do you do?",
            cdm: "collect",
            timer: { seconds: 20 },
            choices: [
              { id: "again", text: "Knock again.", kind: "do", effects: [{ add: ["trust", 1] }], to: "talk" },
              { id: "wait", text: "Wait.", kind: "wait", to: "talk" },
              { id: "timeout", kind: "wait", to: "talk" },
            ],
          },
          {
            kind: "decision",
            id: "talk",
            prompt: "What do you ask {ana.name}?",
            cdm: "assess",
            budget: "time",
            choices: [
              {
                id: "hurt",
                text: "*Are* you hurt?",
                kind: "ask",
                target: "ana",
                once: true,
                takes: 1,
                reply: [{ id: "no", who: "ana", text: "No." }],
                to: "talk",
              },
              {
                id: "bye",
                text: "Good night. Call {policy.line}.",
                kind: "say",
                effects: [{ set: ["door", "open"] }],
                to: "fork",
              },
            ],
          },
          {
            kind: "branch",
            id: "fork",
            rows: [
              {
                when: { and: [{ chosen: "talk.hurt" }, { seen: "knock" }, { "==": [{ var: "facts.door" }, "open"] }] },
                to: "good",
              },
              { to: "plain" },
            ],
          },
        ],
        interrupts: [
          {
            id: "light",
            when: { not: { "<=": [{ var: "meters.trust" }, 1] } },
            beats: [{ id: "on", who: "narrator", text: "A light goes on." }],
            then: "return",
          },
        ],
      },
    ],
    endings: [
      {
        id: "good",
        title: "Said",
        outcome: "resolved",
        later: [
          {
            when: { ">=": [{ count: [{ seen: "knock" }, { seen: "talk" }] }, 2] },
            beats: [{ id: "week", who: "narrator", text: "She waves." }],
          },
        ],
      },
      { id: "plain", title: "Left", outcome: "partly" },
    ],
  };
}

export const scenarioText = (raw: unknown = rawScenario()): string => JSON.stringify(raw, null, 2);
