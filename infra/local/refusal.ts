/** The template, or this machine, asks for something the local stack does not do. The message is for the reader of a terminal. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
