import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Ask, Asked } from '#domain/asks/ask';
import type { Fact } from '#domain/facts/fact';
import type { Message } from '#domain/messages/message';
import type { OpsRecord } from '#domain/records/ops-record';
import type { Person } from '#domain/people/person';
import type { Branch, Route, Workspace } from '#domain/workspace';
import { entropy } from '#adapters/node/entropy';
import type { factShape } from '#adapters/tables/facts/fact-shapes';
import { itemSize } from '#adapters/tables/store/item-size';
import { readBack } from '#adapters/tables/store/stored';
import { type messageShape, messageItem } from '#adapters/tables/messages/message-item';
import type { personShape } from '#adapters/tables/people/person-item';
import { recordShape } from '#adapters/tables/routing/records';
import type { askedShape, askShape } from '#adapters/tables/asks/ask-item';
import { ledgerSeal } from '#adapters/tables/facts/seal';
import { putOf } from '#adapters/tables/facts/stored-fact';
import type { workspaceShape } from '#adapters/tables/workspaces/workspace-shape';
import { ledgerKey, noon } from './rig.ts';
import { aChange, aMessage, aRecord, aSlot, aStory, anAcceptance } from './samples.ts';

/** All names that the members of a union have between them. */
type NamesIn<T> = T extends unknown ? keyof T : never;
type Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

describe('the shapes in which items are read back', () => {
  it('know every field of the domain, and none besides', () => {
    type FactOf<K> = NamesIn<Extract<Fact, { kind: K }>>;
    type Read<K> = NamesIn<Extract<z.output<typeof factShape>, { kind: K }>>;
    expectTypeOf<Read<'slot'>>().toEqualTypeOf<FactOf<'slot'>>();
    expectTypeOf<Read<'record-changed'>>().toEqualTypeOf<FactOf<'record-changed'>>();
    expectTypeOf<Read<'id-reused'>>().toEqualTypeOf<FactOf<'id-reused'>>();
    expectTypeOf<Read<'route-failed'>>().toEqualTypeOf<FactOf<'route-failed'>>();
    expectTypeOf<Read<'nobody-notified'>>().toEqualTypeOf<FactOf<'nobody-notified'>>();
    expectTypeOf<Read<'accepted'>>().toEqualTypeOf<FactOf<'accepted'>>();
    expectTypeOf<Read<'refused'>>().toEqualTypeOf<FactOf<'refused'>>();
    expectTypeOf<Read<'doubted'>>().toEqualTypeOf<FactOf<'doubted'>>();
    expectTypeOf<Read<'settled'>>().toEqualTypeOf<FactOf<'settled'>>();
    expectTypeOf<Read<'set-aside'>>().toEqualTypeOf<FactOf<'set-aside'>>();
    expectTypeOf<Read<'event-set-aside'>>().toEqualTypeOf<FactOf<'event-set-aside'>>();
    expectTypeOf<Read<'resent'>>().toEqualTypeOf<FactOf<'resent'>>();
    expectTypeOf<Read<'status'>>().toEqualTypeOf<FactOf<'status'>>();
    expectTypeOf<Read<'doubled'>>().toEqualTypeOf<FactOf<'doubled'>>();
    expectTypeOf<Read<'number-stopped'>>().toEqualTypeOf<FactOf<'number-stopped'>>();
    expectTypeOf<Read<'number-resumed'>>().toEqualTypeOf<FactOf<'number-resumed'>>();
    expectTypeOf<Read<'number-news'>>().toEqualTypeOf<FactOf<'number-news'>>();
    expectTypeOf<Read<'template-news'>>().toEqualTypeOf<FactOf<'template-news'>>();
    expectTypeOf<Read<'foreign-update'>>().toEqualTypeOf<FactOf<'foreign-update'>>();
    expectTypeOf<Read<'ended'>>().toEqualTypeOf<FactOf<'ended'>>();
    expectTypeOf<Read<'replied'>>().toEqualTypeOf<FactOf<'replied'>>();
    expectTypeOf<Read<'reacted'>>().toEqualTypeOf<FactOf<'reacted'>>();
    expectTypeOf<Read<'amended'>>().toEqualTypeOf<FactOf<'amended'>>();
    expectTypeOf<Read<'media-kept'>>().toEqualTypeOf<FactOf<'media-kept'>>();
    expectTypeOf<Read<'media-refused'>>().toEqualTypeOf<FactOf<'media-refused'>>();
    expectTypeOf<Read<'ask-planned'>>().toEqualTypeOf<FactOf<'ask-planned'>>();
    expectTypeOf<Read<'answered'>>().toEqualTypeOf<FactOf<'answered'>>();
    expectTypeOf<Read<'ask-closed'>>().toEqualTypeOf<FactOf<'ask-closed'>>();
    expectTypeOf<Read<'handed-on'>>().toEqualTypeOf<FactOf<'handed-on'>>();
    expectTypeOf<Read<'answer-refused'>>().toEqualTypeOf<FactOf<'answer-refused'>>();
    expectTypeOf<Read<'called-back'>>().toEqualTypeOf<FactOf<'called-back'>>();
    expectTypeOf<Read<'callback-set-aside'>>().toEqualTypeOf<FactOf<'callback-set-aside'>>();
    expectTypeOf<Read<'heard'>>().toEqualTypeOf<FactOf<'heard'>>();
    expectTypeOf<Read<'stranger-heard'>>().toEqualTypeOf<FactOf<'stranger-heard'>>();
    expectTypeOf<Read<'person-imported'>>().toEqualTypeOf<FactOf<'person-imported'>>();
    expectTypeOf<Read<'consent-changed'>>().toEqualTypeOf<FactOf<'consent-changed'>>();
    expectTypeOf<Read<'absence-changed'>>().toEqualTypeOf<FactOf<'absence-changed'>>();
    expectTypeOf<Read<'alias-learnt'>>().toEqualTypeOf<FactOf<'alias-learnt'>>();
    expectTypeOf<Read<'alias-refused'>>().toEqualTypeOf<FactOf<'alias-refused'>>();
    expectTypeOf<Read<'identity-changed'>>().toEqualTypeOf<FactOf<'identity-changed'>>();
    expectTypeOf<Read<'workspace-applied'>>().toEqualTypeOf<FactOf<'workspace-applied'>>();
    expectTypeOf<z.output<typeof factShape>['kind']>().toEqualTypeOf<Fact['kind']>();
    expectTypeOf<Exclude<NamesIn<z.output<typeof messageShape>>, 'version'>>().toEqualTypeOf<
      NamesIn<Message>
    >();
    expectTypeOf<z.output<typeof messageShape>['status']>().toEqualTypeOf<Message['status']>();
    expectTypeOf<Exclude<keyof z.output<typeof recordShape>, 'version'>>().toEqualTypeOf<keyof OpsRecord>();
    expectTypeOf<Exclude<keyof z.output<typeof personShape>, 'version'>>().toEqualTypeOf<keyof Person>();
    expectTypeOf<keyof z.output<typeof askShape>>().toEqualTypeOf<keyof Ask | 'workspace'>();
    expectTypeOf<Exclude<keyof z.output<typeof askedShape>, 'version'>>().toEqualTypeOf<keyof Asked>();
    type ReadWorkspace = z.output<typeof workspaceShape>;
    expectTypeOf<keyof Known<ReadWorkspace>>().toEqualTypeOf<keyof Workspace>();
    expectTypeOf<keyof Known<ReadWorkspace['routes'][number]>>().toEqualTypeOf<keyof Route>();
    expectTypeOf<keyof Known<ReadWorkspace['branches'][number]>>().toEqualTypeOf<keyof Branch>();
  });

  it('name the item and the place where it does not fit, and nothing it holds', () => {
    const { id, ...item } = aRecord();
    const broken = { pk: `R#${id}`, sk: '0', ...item, version: 1, fields: '{"secret": oops' };
    expect(() => readBack(recordShape, broken)).toThrow(`R#${id} / 0 does not have its shape at id, fields`);
    expect(() => readBack(recordShape, { pk: 'X#phone#+551155501234', sk: 'alias' })).toThrow(
      'X#phone#… / alias',
    );
    expect(() => readBack(recordShape, broken)).not.toThrow('secret');
  });

  it('keep every number, name and depth of fields as JSON keeps it', () => {
    const { fields } = recordShape.shape;
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const read = fields.parse(JSON.stringify({ number }));
        expect(read.number).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});

describe('what an ordinary message costs', () => {
  const seal = ledgerSeal(entropy.hmac, ledgerKey);
  const story = aStory();
  const queued = aMessage(story);
  const long = { ...queued, parameters: [['text', 'x'.repeat(500)]] as const };

  it.each([
    ['the message as planned', messageItem(queued)],
    [
      'the message while it is sent',
      messageItem({
        ...queued,
        attempt: 12,
        status: 'sending',
        claim: { id: 'x'.repeat(16), since: noon, until: noon },
      }),
    ],
    [
      'the message once accepted',
      messageItem({ ...queued, attempt: 12, status: 'accepted', providerDigest: 'x'.repeat(128) }),
    ],
    [
      'a message with longer texts',
      messageItem({ ...long, attempt: 12, status: 'accepted', providerDigest: 'x'.repeat(128) }),
    ],
    ['the plan slot', putOf(aSlot(story), seal).item],
    ['the acceptance', putOf(anAcceptance(story), seal).item],
    ['the change of its record', putOf(aChange(story.fact.record), seal).item],
  ])('%s is under 1 KB', (_, item) => {
    expect(itemSize({ ...item, version: 12 })).toBeLessThan(1024);
  });
});
