import { mkdirSync, readFileSync, writeFileSync, copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { asInk, type Story } from "./story.ts";

interface InkCompiler {
  readonly Compiler: new (source: string) => { Compile(): { ToJson(): string } };
}

/**
 * The peer of the player benches: the same story on a bare page with inkjs, as its own README starts one. No store, no
 * scoring, no framework: a lower bound, not a product.
 */
export function writeInkPage(story: Story, folder: string): void {
  const require = createRequire(import.meta.url);
  const { Compiler } = require("inkjs/full") as InkCompiler;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "story.json"), new Compiler(asInk(story)).Compile().ToJson());
  copyFileSync("node_modules/inkjs/dist/ink.js", path.join(folder, "ink.js"));
  writeFileSync(path.join(folder, "page.js"), PAGE);
  writeFileSync(
    path.join(folder, "index.html"),
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>ink</title><main id="story"></main><script src="ink.js"></script><script src="page.js"></script></html>',
  );
  if (!readFileSync(path.join(folder, "ink.js"), "utf8").includes("Story"))
    throw new Error("inkjs has another shape now");
}

const PAGE = `
fetch("story.json").then((answer) => answer.text()).then((text) => {
  const story = new inkjs.Story(text.replace(/^\\uFEFF/, ""));
  const main = document.getElementById("story");
  let moves = 0;
  function go() {
    // Only the present scene stays, so that its choices are in sight without scrolling.
    main.replaceChildren();
    const list = document.createElement("div");
    list.dataset.seq = String(moves);
    while (story.canContinue) {
      const line = document.createElement("p");
      line.textContent = story.Continue();
      main.append(line);
    }
    for (const choice of story.currentChoices) {
      const button = document.createElement("button");
      button.dataset.choice = String(choice.index);
      button.textContent = choice.text;
      button.onclick = () => { moves++; story.ChooseChoiceIndex(choice.index); go(); };
      list.append(button);
    }
    main.append(list);
  }
  go();
});
`;
