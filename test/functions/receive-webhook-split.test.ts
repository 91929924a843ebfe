import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inboundsIn, splitWebhook } from '#functions/receive-webhook/split-webhook';

interface Change {
  readonly field: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface Envelope {
  readonly object: string;
  readonly entry: readonly { readonly id: string; readonly changes: readonly Change[] }[];
}

const most = 700;
const fits = (envelope: unknown) => JSON.stringify(envelope).length <= most;
const metadata = { display_phone_number: '15550100042', phone_number_id: '106540352242922' };

const thing = fc.record({ from: fc.constantFrom('1', '2', '3'), text: fc.string({ maxLength: 100 }) });
const things = fc.array(thing, { maxLength: 6 });
const contacts = fc.subarray([{ wa_id: '1' }, { user_id: '2' }, { wa_id: '3' }, { wa_id: '4' }, 'odd']);
const change = fc.record({ field: fc.constant('messages'), messages: things, statuses: things, contacts });
const shape = fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 4 });

type Entries = typeof shape extends fc.Arbitrary<infer Shape> ? Shape : never;

/** Everything that can be told apart has an id of its own. */
function envelopeOf(entries: Entries): Envelope {
  let last = 0;
  const named = (list: readonly object[]) => list.map((one) => ({ id: `n${(last += 1)}`, ...one }));
  return {
    object: 'whatsapp_business_account',
    entry: entries.map((changes, index) => ({
      id: `waba-${index}`,
      changes: changes.map(({ field, messages, statuses, contacts: who }) => ({
        field,
        value: { metadata, contacts: who, messages: named(messages), statuses: named(statuses) },
      })),
    })),
  };
}

function isEnvelope(value: unknown): value is Envelope {
  return typeof value === 'object' && value !== null && 'entry' in value;
}

const changesOf = (envelopes: readonly unknown[]) =>
  envelopes
    .filter(isEnvelope)
    .flatMap(({ entry }) => entry.flatMap(({ id, changes }) => changes.map((one) => ({ id, ...one }))));
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What is told, each with the account and the list that it stands in, in order within both. */
const toldIn = (envelopes: readonly unknown[], list: string) =>
  changesOf(envelopes).flatMap(({ id, value }) => listed(value[list]).map((one) => [id, one]));

describe('a webhook that is cut', () => {
  it('tells the same, each thing once, in parts that fit', () => {
    fc.assert(
      fc.property(shape, (entries) => {
        const whole = envelopeOf(entries);
        const { pieces, tooLarge } = splitWebhook(whole, fits);
        expect(tooLarge).toEqual([]);
        for (const piece of pieces) expect(fits(piece)).toBe(true);
        for (const list of ['messages', 'statuses'])
          expect(toldIn(pieces, list)).toEqual(toldIn([whole], list));
        expect(pieces.length === 1 ? pieces : [whole]).toEqual([whole]);
        expect(pieces.length === 1).toBe(fits(whole));
      }),
      { numRuns: 500 },
    );
  });

  it('is an envelope in each part, with its number and the contacts of whom it speaks', () => {
    fc.assert(
      fc.property(shape, (entries) => {
        const whole = envelopeOf(entries);
        const { pieces } = splitWebhook(whole, fits);
        for (const { field, value } of changesOf(pieces))
          expect([field, value['metadata']]).toEqual(['messages', metadata]);
        for (const [index, { value }] of changesOf([whole]).entries()) {
          const parts = partsOf(index, whole, pieces);
          const known = parts.length > 0 ? listed(value['contacts']) : [];
          for (const part of parts) {
            const told = JSON.stringify([part['messages'], part['statuses']]);
            const own = known.filter((one) => new RegExp(`"from":"(${idIn(one)})"`).test(told));
            expect(listed(part['contacts'])).toEqual(expect.arrayContaining(own));
          }
          const all = new Set(
            parts.flatMap((part) => listed(part['contacts'])).map((one) => JSON.stringify(one)),
          );
          expect(all).toEqual(new Set(known.map((one) => JSON.stringify(one))));
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a text', 'x'.repeat(most)],
    ['a list', Array.from({ length: most }, () => 1)],
    ['no entries', { object: 'x'.repeat(most) }],
    ['entries that are none', { entry: 'x'.repeat(most) }],
    ['an entry that is none', { entry: ['x'.repeat(most)] }],
    ['no changes', { entry: [{ id: 'x'.repeat(most) }] }],
    ['no entry at all', { object: 'x'.repeat(most), entry: [] }],
    ['a change that is none', { entry: [{ changes: ['x'.repeat(most)] }] }],
    ['a value that is none', { entry: [{ changes: [{ value: 'x'.repeat(most) }] }] }],
    ['nothing to cut', { entry: [{ changes: [{ value: { event: 'x'.repeat(most) } }] }] }],
    ['a single message', { entry: [{ changes: [{ value: { messages: ['x'.repeat(most)] } }] }] }],
  ])('stays whole where it is %s, and is known to be too large', (_, whole) => {
    expect(splitWebhook(whole, fits)).toEqual({ pieces: [], tooLarge: [whole] });
  });

  it('keeps what stands beside its lists', () => {
    const errors = [{ code: 130_429, title: 'x'.repeat(400) }];
    const messages = [{ id: 'wamid.1', text: 'x'.repeat(400) }];
    const value = { messaging_product: 'whatsapp', metadata, errors, messages, none: [] };
    const { pieces } = splitWebhook(
      { entry: [{ id: '1', time: 7, changes: [{ field: 'f', value }] }] },
      fits,
    );
    const common = { messaging_product: 'whatsapp', metadata };
    const wrap = (own: object) => ({ entry: [{ id: '1', time: 7, changes: [{ field: 'f', value: own }] }] });
    expect(pieces).toEqual([wrap({ ...common, errors }), wrap({ ...common, messages, none: [] })]);
  });
});

describe('what people did, of which a webhook tells', () => {
  it('is counted over all of its entries and changes', () => {
    const telling = (messages: unknown) => ({ field: 'messages', value: { messages, statuses: [{}] } });
    const entry = [{ changes: [telling([{}, {}]), telling([{}])] }, { changes: [telling([{}])] }];
    expect(inboundsIn({ entry })).toBe(4);
  });

  it.each([
    undefined,
    {},
    { entry: {} },
    { entry: [1] },
    { entry: [{ changes: [null, { value: 1 }, { value: { messages: {} } }] }] },
  ])('is nothing in %j', (envelope) => {
    expect(inboundsIn(envelope)).toBe(0);
  });
});

/** The parts that a change of the whole became: those that hold what it held. */
function partsOf(index: number, whole: Envelope, pieces: readonly unknown[]) {
  const value = changesOf([whole])[index]?.value ?? {};
  const ids = new Set(
    [...listed(value['messages']), ...listed(value['statuses'])].map((one) => Object(one).id),
  );
  return changesOf(pieces)
    .map((one) => one.value)
    .filter((part) =>
      [...listed(part['messages']), ...listed(part['statuses'])].some((one) => ids.has(Object(one).id)),
    );
}

function idIn(contact: unknown): string {
  return Object(contact).wa_id ?? Object(contact).user_id ?? 'nobody';
}
