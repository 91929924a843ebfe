/**
 * A phone number in E.164 (`+` and 8 to 15 digits). Prints redacted wherever it is printed, logged or
 * serialised; `reveal()` is for the table and for the call to Meta only.
 */
export class Phone {
  readonly #number: string;

  private constructor(number: string) {
    this.#number = number;
  }

  /** Undefined where the text is no E.164 number. Spaces, dots, hyphens and brackets are taken out first. */
  static parse(text: string): Phone | undefined {
    const number = text.replace(/[\s().-]/g, '');
    return /^\+[1-9]\d{7,14}$/.test(number) ? new Phone(number) : undefined;
  }

  reveal(): string {
    return this.#number;
  }

  toString(): string {
    return '+…';
  }

  toJSON(): string {
    return this.toString();
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}
