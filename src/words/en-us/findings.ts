/** What the proof finds: of each code its name, what is wrong and where (`says`), and what to do about it (`advice`). */
export default {
  severity: { error: "Error", warning: "Warning", report: "Note" },
  count: {
    error_one: "{{count}} error",
    error_other: "{{count}} errors",
    warning_one: "{{count}} warning",
    warning_other: "{{count}} warnings",
    report_one: "{{count}} note",
    report_other: "{{count}} notes",
  },
  state: { proved: "Proved", found: "Found", "not decided": "Not decided", "not run": "Not run" },
  name: {
    P01: "Never reached",
    P02: "Nothing open",
    P03: "No way to an ending",
    P04: "Going in circles",
    P05: "Condition with one answer",
    P06: "Rows that hold together",
    P07: "Idle meter or fact",
    P08: "Range of marks",
    P09: "No good route",
    P10: "Only one answer",
    P11: "Two choices alike",
    P12: "Critical act ends well",
    P13: "Taught, but missed",
    P14: "Length",
    P15: "Timer",
    P16: "Lost early",
    P17: "No repair",
    P18: "Arms differ",
    P19: "Author's rule broken",
    P20: "Text missing",
    P21: "Never exercised",
    P22: "Stored attempt",
    P23: "Worse choice pays",
    C01: "Best is longest",
    C02: "Best gives itself away",
    C03: "Absolute word",
    C04: "Hard to read",
    C05: "No lure",
    C06: "Marks without listening",
    C07: "Legal note",
    C08: "No jurisdiction",
    C09: "Who is in it",
    C10: "No content note",
  },
  P01: {
    scene: {
      says: "No run reaches the scene “{{id}}”.",
      advice: "Lead to it from somewhere, loosen what shuts it off, or remove it.",
    },
    ending: {
      says: "No run comes to the ending “{{id}}”.",
      advice: "Lead to it from somewhere, loosen what shuts it off, or remove it.",
    },
    choice: {
      says: "The choice “{{id}}” never stands open.",
      advice: "Loosen its `when`, let something before it make it hold, or remove the choice.",
    },
    act: {
      says: "The act “{{id}}” never stands open.",
      advice: "Loosen its `when`, let something before it make it hold, or remove the act.",
    },
    timeout: {
      says: "The time never runs out at “{{id}}”.",
      advice: "Loosen the `when` of this timeout, or remove it together with the timer.",
    },
    row: {
      says: "Row {{at}} of the branch “{{id}}” is never taken: it never holds, or a row above it always holds first.",
      advice: "Move the row up, loosen its `when`, or remove it.",
    },
    outcome: {
      says: "The outcome “{{id}}” never comes.",
      advice: "Look at what leads to this chance scene, or remove the outcome.",
    },
    interrupt: {
      says: "The interrupt “{{id}}” never happens: its `when` never holds when a scene of its phase is entered.",
      advice: "Loosen its `when`, move it to the phase where it can hold, or remove it.",
    },
  },
  P02: {
    says: "A run can come to “{{scene}}” and find nothing to choose. A timer that runs out is no rescue.",
    advice: "Add a choice without `when`, or loosen one, so that something is always open.",
  },
  P03: {
    says: "A run can come to “{{scene}}” and never reach an ending from there.",
    advice: "Give the circle it is caught in a way out that is always open.",
  },
  P04: {
    says_one: "At “{{scene}}” one can act and be exactly where one was.",
    says_other: "From “{{scene}}” one can go in a circle over {{count}} scenes and be exactly where one was.",
    advice: "Make the choices of the circle `once`, give it a budget, or let each round change something.",
  },
  P05: {
    where: {
      choice: "the choice “{{id}}”",
      act: "the act “{{id}}”",
      row: "the branch row “{{id}}”",
      interrupt: "the interrupt “{{id}}”",
      beat: "the line “{{id}}”",
      item: "the report item “{{id}}”",
      later: "a `later` row of the ending “{{id}}”",
      mood: "a mood of “{{id}}”",
    },
    true: {
      says: "The condition of {{place}} holds whenever it is asked.",
      advice: "Remove the condition, or let something in the run make it fail.",
    },
    false: {
      says: "The condition of {{place}} never holds when it is asked, so nobody ever sees what it guards.",
      advice: "Loosen the condition, let something in the run make it hold, or remove what it guards.",
    },
  },
  P06: {
    says: "Rows {{first}} and {{second}} of the branch “{{scene}}” can hold at once; row {{first}} is taken.",
    advice: "Fine if that order is meant. If not, move row {{second}} up or tighten row {{first}}.",
  },
  P07: {
    what: { meter: "The meter", fact: "The fact" },
    "never-read": {
      says: "{{what}} “{{name}}” is never asked about and never shown.",
      advice: "Let a condition or a line use it, or remove it with its effects.",
    },
    "never-written": {
      says: "{{what}} “{{name}}” never changes: there is no effect on it.",
      advice: "Add an effect that changes it, or remove it with the conditions that ask it.",
    },
    "always-saturated": {
      says: "{{what}} “{{name}}” has effects, but no run ever changes it: it stands at its end already.",
      advice: "Move `start` away from the end, widen `min` and `max`, or turn the sign of an effect.",
    },
  },
  P08: {
    all: {
      says: "A route earns between {{min}}% and {{max}}% of its marks.",
      advice: "Good work should come near 100%, careless work far below 50%.",
    },
    competency: {
      says: "In {{id}} a route earns between {{min}}% and {{max}}% of its marks.",
      advice: "A narrow range means that the choices hardly differ in this competency.",
    },
    ending: {
      says: "Routes to the ending “{{id}}” earn between {{min}}% and {{max}}% of their marks.",
      advice: "If that surprises you, compare the ending with the marks: one of them tells another story.",
    },
  },
  P09: {
    says: "No route without a critical act ends resolved with 75% of its marks or more.",
    advice: "Let good work end well: follow the strong choices, and see where they lead and what shuts the way.",
  },
  P10: {
    says: "Whenever “{{scene}}” is met, every open choice but “{{choice}}” is weak on everything.",
    advice: "Make a second choice adequate on something. A decision with one answer is a quiz.",
  },
  P11: {
    says: "At “{{scene}}” the choices “{{first}}” and “{{second}}” have the same marks and lead to the same place.",
    advice: "Give one of them another consequence or another mark, or make them one.",
  },
  P12: {
    says: "A route with the critical act “{{choice}}” at “{{scene}}” can still end resolved with 75% of its marks or more.",
    advice: "Let the act shut the resolved endings, or think again whether it is critical.",
  },
  P13: {
    says: "{{behaviour}} is said to be taught, but a route can pass without touching it.",
    advice: "Mark it in a decision of the spine, or take it out of `teaches`.",
  },
  P14: {
    says: "The shortest route takes {{minutes}} minutes ({{scenes}} scenes, {{words}} words), the longest {{minutesMost}} ({{scenesMost}} scenes, {{wordsMost}} words).",
    advice: "Compare it with `minutes`. A very short route should be one that the officer's own act cuts short.",
  },
  P15: {
    reading: {
      says: "The timer of “{{scene}}” gives {{seconds}} seconds; its prompt and choices take {{needs}} to read (in {{locale}}, at 150 words a minute).",
      advice: "Give {{needs}} seconds or more, or shorten prompt and choices.",
    },
    silent: {
      says: "“{{scene}}” has a timer, but no choice to stay silent when the timer is off.",
      advice: "Add a choice of kind `wait`.",
    },
  },
  P16: {
    says_one:
      "After “{{choice}}” at “{{scene}}” nothing above unresolved can be reached, and at least {{count}} decision is still to come.",
    says_other:
      "After “{{choice}}” at “{{scene}}” nothing above unresolved can be reached, and at least {{count}} decisions are still to come.",
    advice: "Fine if there is something to learn on the way. If not, open a way back, or end sooner.",
  },
  P17: {
    says: "After the weak choice “{{choice}}” at “{{scene}}” no repair can be reached.",
    advice: "Lead to a repair: a decision off the spine, marked under EI.4, where the officer can own the slip.",
  },
  P18: {
    graph: {
      says: "At “{{scene}}” the arms “{{other}}” and “{{arm}}” part: one has a choice the other has not, or the same move leads elsewhere.",
      advice: "Take `arm` out of the conditions that move the story. Arms differ in name, face and wording alone.",
    },
    length: {
      says: "What the arm “{{arm}}” says at “{{address}}” is {{percent}}% longer or shorter than what it stands for.",
      advice: "Bring it within 20%, so that the arms differ in one thing only.",
    },
  },
  P19: {
    always: {
      says: "Your rule {{at}} (`always`) does not hold: a run comes to a point where its condition fails.",
      advice: "Follow the way there, then mend the scenario or the rule.",
    },
    never: {
      says: "Your rule {{at}} (`never`) does not hold: a run comes to a point where its condition is true.",
      advice: "Follow the way there, then mend the scenario or the rule.",
    },
    before: {
      says: "Your rule {{at}} does not hold: “{{b}}” can come without “{{a}}” before it.",
      advice: "Shut the way that leads around “{{a}}”, or mend the rule.",
    },
    leadsTo: {
      says: "Your rule {{at}} does not hold: after “{{a}}” a run can end without “{{b}}”.",
      advice: "Let every way on from “{{a}}” pass “{{b}}”, or mend the rule.",
    },
  },
  P20: {
    translation: {
      says_one: "In the language “{{locale}}” the text “{{address}}” is missing, blank or out of date.",
      says_other:
        "In the language “{{locale}}” {{count}} texts are missing, blank or out of date; the first is “{{address}}”.",
      advice: "Run `npm run scenarios -- translate FOLDER {{locale}}` and translate what it lists.",
    },
    base: {
      says: "“{{address}}” is blank in the language of the scenario ({{locale}}).",
      advice: "Write it. A picture needs its `alt`, a sound its captions, a choice in the key its rationale.",
    },
  },
  P21: {
    scene: {
      says: "No stored attempt came to the scene “{{id}}”.",
      advice: "If there are many, ask why nobody goes there.",
    },
    ending: {
      says: "No stored attempt came to the ending “{{id}}”.",
      advice: "If there are many, ask why nobody ends there.",
    },
    choice: {
      says: "Nobody took the choice “{{id}}”.",
      advice: "If there are many attempts, it tempts nobody: sharpen its lure, or replace it.",
    },
    act: {
      says: "Nobody stepped in with “{{id}}”.",
      advice: "If there are many attempts, it tempts nobody: sharpen it, or replace it.",
    },
    timeout: {
      says: "Nobody let the time run out at “{{id}}”.",
      advice: "If there are many attempts, the timer may be too long to matter.",
    },
    outcome: {
      says: "The outcome “{{id}}” never came.",
      advice: "If there are many attempts, its weight may be too low to matter.",
    },
    interrupt: {
      says: "The interrupt “{{id}}” never happened.",
      advice: "If there are many attempts, its `when` may ask too much.",
    },
  },
  P22: {
    same: {
      says: "The attempt “{{attempt}}” comes to the same places as it did, up to its last move, {{seq}}, at “{{scene}}”.",
      advice: "Nothing to do.",
    },
    "re-routed": {
      says: "The attempt “{{attempt}}” goes another way now: its move {{seq}} leads to “{{scene}}”.",
      advice: "Attempts keep the version they were made in. Do not pool those before this edit with those after it.",
    },
    broken: {
      says: "The attempt “{{attempt}}” cannot be made any more: its move {{seq}}, at “{{scene}}”, is not offered.",
      advice:
        "If an id was renamed, give the old one back: logs hold ids. If not, do not pool attempts across this edit.",
    },
  },
  P23: {
    adequate: {
      says: "At “{{scene}}” the worse choice “{{worse}}” leaves 50% of the marks in reach where the better one, “{{better}}”, does not.",
      advice: "Open the same decisions after both, so that a slip never pays.",
    },
    strong: {
      says: "At “{{scene}}” the worse choice “{{worse}}” leaves 75% of the marks in reach where the better one, “{{better}}”, does not.",
      advice: "Open the same decisions after both, so that a slip never pays.",
    },
  },
  C01: {
    scenario: {
      says: "The best choice is the longest in {{best}} of {{of}} decisions ({{percent}}%): more than chance gives.",
      advice: "Lengthen wrong choices, or cut best ones.",
    },
    pack: {
      says: "Over all scenarios the best choice is the longest in {{best}} of {{of}} decisions ({{percent}}%): more than chance gives.",
      advice: "Lengthen wrong choices, or cut best ones.",
    },
  },
  C02: {
    which: {
      first: "the first in the file",
      politest: "the politest",
      supervisor: "one that turns to somebody else",
    },
    scenario: {
      says: "The best choice is {{which}} in {{best}} of {{of}} decisions ({{percent}}%): more than chance gives.",
    },
    pack: {
      says: "Over all scenarios the best choice is {{which}} in {{best}} of {{of}} decisions ({{percent}}%): more than chance gives.",
    },
    first: { advice: "Move some of the best choices down the list." },
    politest: { advice: "Let wrong choices be polite too, and some best ones plain." },
    supervisor: { advice: "Let turning to somebody else be wrong somewhere, and handling it alone be right." },
  },
  C03: {
    says: "The word “{{word}}” stands in {{weak}} choices, all of them weak on everything. It gives them away.",
    advice: "Use it in a good choice as well, or take it out of these.",
  },
  C04: {
    whole: {
      says: "All that is said and offered, taken together, reads at grade {{grade}}; the limit is 10.",
      advice: "Shorten sentences, and take shorter words.",
    },
    grade: {
      says: "“{{address}}” reads at grade {{grade}}; the limit for one text is 13.",
      advice: "Break its sentences up, and take shorter words.",
    },
    long: {
      says: "The line “{{address}}” has {{words}} words; the limit is 60.",
      advice: "Cut it, or break it into several lines.",
    },
  },
  C05: {
    says: "The key gives no lure for the weak choice “{{choice}}” at “{{scene}}”.",
    advice: "Say why a decent officer would make it: kindness, delay, authority, speed or rules.",
  },
  C06: {
    naive: {
      says: "Somebody who {{how}} earns {{share}}% of the marks without listening. That must stay below 50%.",
      advice: "Change marks or choices where this way of playing meets strong ones.",
    },
    "second-best": {
      says: "Somebody who {{how}} earns only {{share}}% of the marks. That should be 50% or more.",
      advice: "Give more decisions a choice that is adequate, between strong and weak.",
    },
    random: {
      says: "Choosing by lot earns half of the marks of all scenarios together with a chance of {{percent}}%; the limit is 5%.",
      advice: "Add decisions, or choices that are weak, until luck does not carry anybody.",
    },
  },
  player: {
    longest: "always takes the longest choice",
    shortest: "always takes the shortest choice",
    first: "always takes the first choice shown",
    last: "always takes the last choice shown",
    say: "always says something",
    do: "always does something",
    ask: "always asks something",
    wait: "always takes a choice to wait",
    radio: "always takes to the radio",
    "hand-over": "always hands over",
    waiting: "waits and lets the time run out",
    enforcing: "always enforces",
    calmest: "always takes what calms people at once",
    "second-best": "always takes the best choice but one",
  },
  C07: {
    "no-source": {
      says: "Legal note {{at}} names no source that is listed.",
      advice: "Add the source to `sources`, and name its id.",
    },
    "no-date": {
      says: "Legal note {{at}} has no day it was checked on, or none to check it again.",
      advice: "Write `checkedOn` and `expires` as days: 2026-11-22.",
    },
    "bad-date": {
      says: "Legal note {{at}} has “{{on}}” where a day must stand.",
      advice: "Write `checkedOn` and `expires` as days: 2026-11-22.",
    },
    expired: {
      says: "Legal note {{at}} had to be checked again by {{on}}.",
      advice: "Check the claim against its source, then set `checkedOn` and `expires`.",
    },
  },
  C08: {
    says: "The scenario does not say where its law and policy hold.",
    advice: "Write `jurisdiction`, such as `US`.",
  },
  C09: {
    says: "The scenarios show {{people}} people: {{female}} female, {{male}} male, {{other}} other, {{unspecified}} not said.",
    advice: "Counts say little. Look at who they are, and what they do in the story.",
  },
  C10: {
    says: "The word “{{word}}” stands in “{{address}}”, and the scenario has no content note.",
    advice: "Add to `contentNotes` what people may want to be told beforehand.",
  },
  play: {
    quoted: "“{{text}}”",
    say: "says: {{text}}",
    sayTo: "says to {{who}}: {{text}}",
    ask: "asks: {{text}}",
    askTo: "asks {{who}}: {{text}}",
    do: "does: {{text}}",
    wait: "waits: {{text}}",
    radio: "on the radio: {{text}}",
    "hand-over": "hands over: {{text}}",
    acted: "steps in: {{text}}",
    continued: "goes on",
    watched: "lets it go on",
    "timed-out": "lets the time run out",
    responded: "answers in own words",
    rated: "rates each option",
    reported: "files the report",
    began: "begins",
    arm: "begins as arm “{{arm}}”",
    draw: "by chance “{{outcome}}” at “{{scene}}”",
    above: "moves 1 to {{last}} as above",
  },
  undecided: {
    cap: "not every state could be looked at",
    words: "there is no word list for this language",
    english: "reading levels are known for English alone",
    few: "fewer than six decisions have one best choice",
    fewOrWords: "fewer than six decisions have one best choice, or there is no word list for this language",
    spine: "the spine has fewer than six decisions",
    part: "there was too much to look at all of it",
    unread: "some stored attempts are damaged",
  },
  told: {
    whole: "{{states}} states, {{moves}} moves: all there are, in {{ms}} ms",
    part: "{{states}} states, {{moves}} moves, and more that were not looked at (limit {{cap}}), in {{ms}} ms",
    tooLarge: "“{{scene}}” holds too much to be looked at ({{slots}} values). What follows it was left out.",
    author: "The key is the view of its author: {{by}}.",
    panel: "The key was rated by a panel: {{by}}.",
    noKey: "There is no key beside it, so nothing is said of marks.",
    endings: "Endings, each with the shortest route:",
    never: "never reached",
    unmet: "not met in the part that was looked at",
    way: "The way there:",
    ranges: "Share of its marks that a route earns, lowest and highest:",
    all: "all routes",
    ending: "ending {{id}}",
    players:
      "Players who go by a rule, with the share they earn. Each must stay below 50%; the best choice but one must reach it:",
    ends: "ends at “{{ending}}”",
    noEnd: "comes to no ending",
    lot: "chooses by lot",
    lotEnds: "reaches half in {{percent}}% of runs",
    undecided: "Not decided, because {{why}}: {{codes}}",
    moves_one: "{{count}} move",
    moves_other: "{{count}} moves",
    more_one: "{{count}} more; `--json` lists all.",
    more_other: "{{count}} more; `--json` lists all.",
    none: "{{file}} holds no attempt of this scenario.",
    attempts_one: "{{count}} stored attempt was compared with it.",
    attempts_other: "{{count}} stored attempts were compared with it.",
    sames_one: "{{count}} goes as it did.",
    sames_other: "{{count}} go as they did.",
    unread_one: "{{count}} stored attempt was left out: its log, or the scenario stored with it, is damaged.",
    unread_other:
      "{{count}} stored attempts were left out: their logs, or the scenarios stored with them, are damaged.",
    others_one: "{{count}} attempt in {{file}} is of no scenario checked here.",
    others_other: "{{count}} attempts in {{file}} are of no scenario checked here.",
    together: "All scenarios together",
    sum: "{{files}}: {{counts}}.",
    files_one: "{{count}} scenario checked",
    files_other: "{{count}} scenarios checked",
    problems_one: "{{count}} file problem",
    problems_other: "{{count}} file problems",
  },
} as const;
