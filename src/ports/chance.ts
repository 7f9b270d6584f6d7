/** Ids and seeds nobody can guess. */
export interface Chance {
  /** A new id: lower-case hex, 32 long. */
  id(): string;
}
