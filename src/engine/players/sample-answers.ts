import type { Random } from "../machine/random.ts";
import type { Level } from "../score/key.ts";
import { oneOf } from "./player.ts";

/** What people type when a scenario asks for their own words, by how good it is. Fits no scene in particular. */
const ANSWERS: Readonly<Record<Level, readonly string[]>> = {
  weak: [
    "You need to calm down and do what I tell you.",
    "Because I said so. We can do this the easy way or the hard way.",
    "I have heard enough. Step back.",
    "",
  ],
  adequate: [
    "I am an officer with the city police. I have to ask you some questions before you can go.",
    "I understand you are upset. Please tell me what happened.",
    "Someone called us and I am here to find out what is going on.",
  ],
  strong: [
    "My name is on my badge. I am here because a neighbor was worried, and I would like to hear it from you first. Take the time you need.",
    "That sounds like a long night. I am not going to rush you. What would help right now?",
    "You are right to ask why. I stopped you for the light, nothing else, and I will tell you each thing before I do it.",
  ],
};

export const sampleAnswer = (level: Level, random: Random): string => oneOf(ANSWERS[level], random) ?? "";
