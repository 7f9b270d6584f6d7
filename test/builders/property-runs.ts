const FEW = process.env["PROPERTY_RUNS"];

/**
 * How often a property is tried: as often as its test says, or at most `PROPERTY_RUNS` times. Mutation testing runs the same
 * tests thousands of times and sets it low.
 */
export const runs = (wanted: number): number => Math.min(wanted, Number(FEW ?? wanted));

/** What so many tries must have met, so that a property does not hold of nothing; with few runs nothing is asked. */
export const inFull = <T>(wanted: T, few: T): T => (FEW === undefined ? wanted : few);
