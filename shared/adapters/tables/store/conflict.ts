/** A write met another one under way and did not happen: to be tried again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}
