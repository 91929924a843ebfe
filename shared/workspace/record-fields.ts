import type { RouteEntry } from './schema.ts';

type RecordEntry = RouteEntry['record'];

/** A field of a record, as a route fills it. */
export interface FieldText {
  readonly name: string;
  readonly kind: 'text' | 'number';
  /** Liquid. */
  readonly text: string;
}

/** The fields that a route's record has, in their order. */
export function fieldsOf({ fields = {} }: RecordEntry): readonly FieldText[] {
  return Object.entries(fields).map(([name, written]) =>
    typeof written === 'string'
      ? { name, kind: 'text', text: written }
      : { name, kind: 'number', text: written.number },
  );
}

/** The fields as they are stored: texts and numbers apart, each left out where the record has none. */
export function compileFields(record: RecordEntry): {
  readonly fields?: { readonly [name: string]: string };
  readonly numbers?: { readonly [name: string]: string };
} {
  const of = (kind: FieldText['kind']) =>
    fieldsOf(record).flatMap((field): [string, string][] =>
      field.kind === kind ? [[field.name, field.text]] : [],
    );
  const numbers = of('number');
  return {
    ...(record.fields !== undefined && { fields: Object.fromEntries(of('text')) }),
    ...(numbers.length > 0 && { numbers: Object.fromEntries(numbers) }),
  };
}
