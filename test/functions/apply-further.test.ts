import { describe, expect, it } from 'vitest';
import type { AskRule } from '#domain/asks/ask-rule';
import type { InboundContent } from '#domain/inbound/inbound';
import { type AskedPeople, askedPeople } from '#test/support/asked-people';
import { approval } from '#test/support/one-ask';
import { inbound } from '#test/support/phones';
import { personOf } from '#test/support/world';

const withReason: AskRule = { ...approval, mode: { kind: 'everyone' }, reason: 'required' };
const withFields: AskRule = {
  ...approval,
  mode: { kind: 'everyone' },
  questions: [
    { id: 'amount', kind: 'number', text: { en: 'How much?' }, min: 1, max: 5000 },
    { id: 'payOn', kind: 'date', text: { en: 'When?' } },
    { id: 'note', kind: 'text', text: { pt_BR: 'Algo mais?' } },
  ],
};

const approve = 0;
const reject = 1;

/** Something that a person says, later than what they said before. */
function says(people: AskedPeople, company: string, content: InboundContent | string) {
  people.chasqui.clock.now += 60_000;
  const waId = personOf(company).phone?.reveal().slice(1) ?? '';
  return inbound(people.chasqui, content, { from: { waId } });
}

const voice: InboundContent = { kind: 'media', type: 'voice', media: '1', mimeType: 'audio/ogg' };

describe('a rejection that needs a reason', () => {
  it('counts once the reason is said, and not before', async () => {
    const people = await askedPeople(withReason);
    await people.apply(people.tap('ana', reject));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answering', option: 'reject' });
    expect((await people.now()).state.kind).toBe('open');
    expect(await people.told('ana')).toEqual([expect.stringContaining('Why “Reject”?')]);
    await people.apply(says(people, 'ana', 'Too dear'));
    expect(await people.stateOf('ana')).toMatchObject({
      kind: 'answered',
      option: 'reject',
      said: [{ question: 'reason', text: 'Too dear' }],
    });
    expect((await people.now()).state).toMatchObject({ kind: 'decided', outcome: 'rejected' });
    const { facts } = await people.chasqui.ports.ledger.ofRecord(people.ask.record);
    expect(facts.find(({ kind }) => kind === 'answered')).toMatchObject({
      said: ['reason'],
      decides: 'rejected',
    });
    expect(JSON.stringify(facts)).not.toContain('Too dear');
  });

  it('takes a voice message, which is kept with the record', async () => {
    const people = await askedPeople(withReason);
    await people.apply(people.tap('ana', reject));
    const said = says(people, 'ana', voice);
    await people.apply(said);
    expect(await people.stateOf('ana')).toMatchObject({
      kind: 'answered',
      said: [{ question: 'reason', text: '' }],
    });
    expect(people.chasqui.ports.mediaQueue.jobs).toHaveLength(1);
  });

  it('is asked for nothing by an approval', async () => {
    const people = await askedPeople(withReason);
    await people.apply(people.tap('ana', approve));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answered', option: 'approve' });
  });

  it('may be taken back by the other button while the reason is asked for', async () => {
    const people = await askedPeople(withReason);
    await people.apply(people.tap('ana', reject));
    people.chasqui.clock.now += 1000;
    await people.apply(people.tap('ana', approve));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answered', option: 'approve' });
    await people.apply(says(people, 'ana', 'Too dear'));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answered', option: 'approve' });
  });

  it('gives way to a word of consent', async () => {
    const people = await askedPeople(withReason);
    await people.apply(people.tap('ana', reject));
    await people.apply(says(people, 'ana', 'stop'));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answering' });
    const found = await people.chasqui.ports.people.find(personOf('ana').id);
    expect(found?.value.consent.kind).toBe('withdrawn');
  });

  it('is not given by an empty text, nor by a place on a map', async () => {
    const people = await askedPeople(withReason);
    await people.apply(people.tap('ana', reject));
    await people.apply(says(people, 'ana', '  '));
    await people.apply(says(people, 'ana', { kind: 'location', latitude: 1, longitude: 2 }));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answering', said: [] });
    expect((await people.told('ana')).at(-1)).toContain('Please write your reason');
  });

  it('is an ordinary reply a day later, unless it quotes', async () => {
    const people = await askedPeople({ ...withReason, deadline: 200_000_000 });
    await people.apply(people.tap('ana', reject));
    people.chasqui.clock.now += 90_000_000;
    await people.apply(says(people, 'ana', 'Too dear'));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answering' });
  });
});

describe('fields asked for after a tap', () => {
  it('are asked for one by one, and kept in one spelling', async () => {
    const people = await askedPeople(withFields);
    await people.apply(people.tap('ana', approve));
    expect((await people.told('ana')).at(-1)).toContain('How much?');
    await people.apply(says(people, 'ana', 'R$ 1.240,50'));
    expect((await people.told('ana')).at(-1)).toContain('When?');
    await people.apply(says(people, 'ana', '24/12/2026'));
    expect((await people.told('ana')).at(-1)).toContain('Algo mais?');
    await people.apply(says(people, 'ana', 'no'));
    expect(await people.stateOf('ana')).toMatchObject({
      kind: 'answered',
      said: [
        { question: 'amount', text: '1240.5' },
        { question: 'payOn', text: '2026-12-24' },
        { question: 'note', text: 'no' },
      ],
    });
    expect((await people.told('ana')).at(-1)).toContain('Recorded');
  });

  it('say what is expected where something else was said, and wait', async () => {
    const people = await askedPeople(withFields);
    await people.apply(people.tap('ana', approve));
    await people.apply(says(people, 'ana', 'plenty'));
    expect((await people.told('ana')).at(-1)).toContain('a number between 1 and 5000');
    await people.apply(says(people, 'ana', '9000'));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answering', said: [] });
    await people.apply(says(people, 'ana', '12'));
    await people.apply(says(people, 'ana', 'tomorrow'));
    expect((await people.told('ana')).at(-1)).toContain('the day first');
  });

  it('are not asked for after a rejection', async () => {
    const people = await askedPeople(withFields);
    await people.apply(people.tap('ana', reject));
    expect(await people.stateOf('ana')).toMatchObject({ kind: 'answered', option: 'reject' });
  });

  it('are said once, however often it comes', async () => {
    const people = await askedPeople(withFields);
    await people.apply(people.tap('ana', approve));
    const amount = says(people, 'ana', '12');
    await Promise.all([people.apply(amount), people.apply(amount)]);
    await people.apply(amount);
    expect(await people.stateOf('ana')).toMatchObject({
      kind: 'answering',
      said: [{ question: 'amount', text: '12' }],
    });
    const wrong = says(people, 'ana', 'soon');
    await people.apply(wrong);
    await people.apply(says(people, 'ana', '24.12.26'));
    // What was no date is not taken for the note because it comes again.
    await people.apply(wrong);
    expect(await people.stateOf('ana')).toMatchObject({
      said: [{ question: 'amount' }, { question: 'payOn' }],
    });
  });
});
