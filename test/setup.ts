import fc from "fast-check";

// The same cases every time: a red test is red again. Raise the runs, or change the seed, to look further.
fc.configureGlobal({ seed: 20261122 });
