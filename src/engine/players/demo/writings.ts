/** What people of the demo wrote. Plain, uneven and short, as people write after a run; fits any conversation. */
export const DECIDED: readonly string[] = [
  "I had not told them why I was there. Once I did, the whole thing slowed down.",
  "My first sentence. It sounded like an order and they heard it as one.",
  "I decided too early what this was about and stopped looking.",
  "Asking one question and then waiting for the answer. I wanted to fill the silence.",
  "The moment I stepped back. Nothing else I did worked as well as that.",
  "I followed the procedure but I did not explain it. I would not have trusted me either.",
  "They repeated the same thing three times and I only listened the third time.",
  "I think it was my tone more than the words.",
  "Getting help early. I nearly did it alone.",
  "Not sure. It went better than I deserved.",
  "I saw a hand move and everything after that was about the hand.",
  "Saying sorry for the way it started. I did not expect it to matter.",
  "I was in a hurry because of the next call.",
  "I took the first explanation that fit.",
];

export const ALTERNATIVES: readonly string[] = [
  "They may not have understood me at all.",
  "Fear. It looked like anger from where I stood.",
  "Maybe they were reaching for a phone to show me something.",
  "They had been through this with somebody else before me.",
  "Pain, or not having slept.",
  "They could have been protecting someone I did not see.",
  "It might just be how they talk at home.",
  "No idea. I did not ask.",
  "Embarrassed in front of the family.",
  "They did not know they were allowed to say no.",
];

export const COMMITMENTS: readonly { readonly see: string; readonly say: string }[] = [
  { see: "somebody not answering me", say: "I am going to show you what I need. Take your time." },
  { see: "hands moving out of sight", say: "Please show me your hands. I will wait right here." },
  { see: "a child about to speak for a parent", say: "Thank you. I will find another way to ask your mother." },
  { see: "anger at the door", say: "You are upset. Tell me what happened before I got here." },
  { see: "that I am raising my voice", say: "Let me start again." },
  { see: "two people talking at once", say: "I will hear both of you. You first, then you." },
  { see: "a complaint coming", say: "Here is my name and how to reach my supervisor." },
  { see: "something I do not know the meaning of", say: "Can you tell me what this is, so I handle it right?" },
];

export const COMMENTS: readonly string[] = [
  "Good. You gave the reason before they asked for it.",
  "What did you see here that made you sure?",
  "Read this line again from the other side of the door.",
  "This is the moment I would try again. What else was open?",
  "You waited eleven seconds. That took nerve, and it worked.",
  "Lawful, but it cost you the rest of the talk.",
  "Let us talk about this one before Thursday.",
  "You used the plain word. Keep doing that.",
  "Who else could have helped here?",
  "You corrected yourself quickly. That is what I was hoping for.",
  "Your report leaves this out. Why?",
  "Same choice as last month. What is pulling you there?",
  "Strong. I will show this one to the class if you agree.",
];
