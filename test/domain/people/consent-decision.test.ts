import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideConsentWord, type SaidWord } from '#domain/people/consent-decision';
import { hasOptedOut } from '#domain/people/may-be-told';
import type { Consent, Person } from '#domain/people/person';

const noon = Date.UTC(2026, 10, 21, 12);
const given: Consent = { kind: 'given', at: noon - 86_400_000, source: 'onboarding form' };

const ana = (change: Partial<Person> = {}): Person => ({
  id: 'ana',
  company: 'ana.souza',
  name: 'Ana',
  language: 'pt_BR',
  branch: 'sp',
  consent: given,
  ...change,
});

const stop = { kind: 'stop', all: false } as const;
const stopAll = { kind: 'stop', all: true } as const;
const start = { kind: 'start', all: true } as const;
const said = (word: SaidWord['word'], change: Partial<SaidWord> = {}): SaidWord => ({
  word,
  at: noon,
  thing: 'thing',
  ...change,
});

/** The answer, and the person after it. */
function heard(person: Person, ...words: readonly SaidWord[]) {
  const answers: string[] = [];
  let now = person;
  for (const word of words) {
    const { answer, change } = decideConsentWord(now, word);
    answers.push(answer);
    now = change?.person ?? now;
  }
  return { person: now, answers };
}

describe('STOP by itself', () => {
  it('takes back everything, with its fact', () => {
    const { answer, change } = decideConsentWord(ana(), said(stop));
    expect(answer).toBe('stopped');
    expect(change?.person.consent).toEqual({ kind: 'withdrawn', at: noon, source: 'whatsapp' });
    expect(change?.facts).toEqual([
      {
        kind: 'consent-changed',
        person: 'ana',
        at: noon,
        thing: 'thing',
        to: 'withdrawn',
        scope: 'all',
        source: 'whatsapp',
      },
    ]);
  });

  it('said twice is answered that there is nothing to stop, and counts from the second time', () => {
    const { person, answers } = heard(ana(), said(stop), said(stop, { at: noon + 1000 }));
    expect(answers).toEqual(['stopped', 'nothing-to-stop']);
    expect(person.consent).toMatchObject({ at: noon + 1000 });
  });

  it('delivered twice changes nothing and is answered alike', () => {
    const once = heard(ana(), said(stop));
    expect(decideConsentWord(once.person, said(stop))).toEqual({ answer: 'stopped' });
  });

  it('counts also where nobody knows of a consent', () => {
    expect(heard(ana({ consent: { kind: 'unknown' } }), said(stop)).person.consent.kind).toBe('withdrawn');
  });
});

describe('STOP to a message of a category', () => {
  const category = 'approvals';

  it('takes back that category alone', () => {
    const { answer, change } = decideConsentWord(ana(), said(stop, { category }));
    expect(answer).toBe('stopped-category');
    expect(change?.person).toEqual(ana({ optOuts: { approvals: { at: noon, source: 'whatsapp' } } }));
    expect(change?.facts[0]).toMatchObject({ to: 'withdrawn', scope: 'category', category });
    expect(hasOptedOut(change?.person ?? ana(), 'tickets')).toBe(false);
  });

  it('takes back everything where it says so', () => {
    expect(heard(ana(), said(stopAll, { category })).answers).toEqual(['stopped']);
  });

  it('is nothing new where that or everything was taken back before', () => {
    const later = said(stop, { category, at: noon + 1000 });
    expect(heard(ana(), said(stop, { category }), later).answers).toEqual([
      'stopped-category',
      'nothing-to-stop',
    ]);
    expect(heard(ana(), said(stop), later).answers).toEqual(['stopped', 'nothing-to-stop']);
  });

  it('delivered twice changes nothing', () => {
    const { person } = heard(ana(), said(stop, { category }));
    expect(decideConsentWord(person, said(stop, { category }))).toEqual({ answer: 'stopped-category' });
  });
});

describe('START', () => {
  it('gives everything again', () => {
    const category = 'approvals';
    const { person, answers } = heard(
      ana(),
      said(stop, { category }),
      said(stop),
      said(start, { at: noon + 1000 }),
    );
    expect(answers.at(-1)).toBe('started');
    expect([hasOptedOut(person), hasOptedOut(person, category)]).toEqual([false, false]);
  });

  it('of the second in which somebody stopped does not undo it', () => {
    expect(heard(ana(), said(stop), said(start)).answers).toEqual(['stopped', 'stopped']);
    expect(heard(ana(), said(start), said(stop)).answers).toEqual(['started', 'stopped']);
  });
});

it('the later word counts, in whatever order they come and however often', () => {
  const word: fc.Arbitrary<SaidWord> = fc.record({
    word: fc.constantFrom(stop, stopAll, start),
    category: fc.constantFrom('approvals', 'tickets'),
    at: fc.integer({ min: 0, max: 6 }).map((second) => noon + second * 1000),
    thing: fc.constant('thing'),
  });
  const consent = fc.constantFrom<Consent>(given, { kind: 'unknown' }, { ...given, kind: 'withdrawn' });
  const order = fc
    .array(word, { maxLength: 8 })
    .chain((words) =>
      fc.tuple(
        fc.constant(words),
        fc.shuffledSubarray([...words, ...words], { minLength: words.length * 2 }),
      ),
    );
  fc.assert(
    fc.property(consent, order, (before, [words, delivered]) => {
      const [inOrder, asDelivered] = [words, delivered].map(
        (all) => heard(ana({ consent: before }), ...all).person,
      );
      expect(asDelivered).toEqual(inOrder);
    }),
  );
});
