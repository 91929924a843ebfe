import { describe, expect, it } from 'vitest';
import type { Inbound, InboundContent } from '#domain/inbound/inbound';
import { decideInbound, type InboundCase, opensWindow, typeOf } from '#domain/inbound/inbound-decision';

const noon = Date.UTC(2026, 10, 22, 12);
const minute = 60_000;
const offered = (record: string) => ({ record, title: record, about: 'ticket' });
const [one, two, three] = [offered('one'), offered('two'), offered('three')];

function decide(content: InboundContent, known: Partial<InboundCase> = {}) {
  const inbound: Inbound = { id: 'wamid.1', number: 'main', from: {}, happenedAt: noon, content };
  return decideInbound({ inbound, thing: 'mine', now: noon, open: [], isGreeted: false, ...known });
}

const text: InboundContent = { kind: 'text', body: 'done' };
const stop = { word: { kind: 'stop', all: false } } as const;

describe('what an inbound means', () => {
  it('a word comes first, then a choice, then what is quoted', () => {
    const about = { record: 'one', to: 'ref' };
    const choice = { question: 'q' };
    expect(decide(text, { word: stop, about, choice })).toEqual({ kind: 'word', ...stop });
    expect(decide(text, { about, choice })).toEqual({ kind: 'chosen', question: 'q' });
    expect(decide(text, { about, open: [two] })).toEqual({ kind: 'reply', boundBy: 'quote', ...about });
  });

  it.each([
    [{ kind: 'tap', payload: 'p', title: 't' } as const, 'tap'],
    [{ kind: 'choice', id: 'i', title: 't' } as const, 'choice'],
    [{ kind: 'unsupported' } as const, 'quote'],
  ])('%j is bound to what it answers', (content, boundBy) => {
    expect(decide(content, { about: { record: 'one' } })).toEqual({ kind: 'reply', boundBy, record: 'one' });
  });

  it('without a quote, the only open record is meant', () => {
    expect(decide(text, { open: [one] })).toEqual({ kind: 'reply', boundBy: 'only-open', record: 'one' });
  });

  it('of several open records it is asked which, of nine at most', () => {
    expect(decide(text, { open: [one, two] })).toEqual({
      kind: 'which',
      question: { thing: 'mine', offered: [one, two] },
    });
    const many = Array.from({ length: 12 }, (_, n) => offered(String(n)));
    const decision = decide(text, { open: many });
    expect(decision.kind === 'which' && decision.question.offered).toHaveLength(9);
  });

  it('a list that is open already does, where it has them all', () => {
    const question = { thing: 'other', offered: [one, two] };
    const unanswered = { question, askedAt: noon - minute, isOut: true };
    expect(decide(text, { open: [two, one], unanswered })).toEqual({ kind: 'which', question });
    expect(decide(text, { open: [three, one], unanswered })).toEqual({
      kind: 'which',
      question: { thing: 'mine', offered: [three, one], also: ['other'] },
    });
  });

  it('a list does for a quarter of an hour, and only if it goes out', () => {
    const question = { thing: 'other', offered: [one, two] };
    const after = (minutes: number, isOut = true) =>
      decide(text, {
        open: [one, two],
        unanswered: { question, askedAt: noon - minutes * minute, isOut },
      });
    expect(after(15)).toEqual({ kind: 'which', question });
    const asked = { kind: 'which', question: { thing: 'mine', offered: [one, two] } };
    expect(after(16)).toEqual({ ...asked, question: { ...asked.question, also: ['other'] } });
    expect(after(1, false)).toEqual({ ...asked, question: { ...asked.question, also: ['other'] } });
    expect(after(24 * 60 + 1)).toEqual(asked);
  });

  it('a list takes along what waits for the nine before it', () => {
    const also = Array.from({ length: 9 }, (_, n) => `before ${n}`);
    const question = { thing: 'other', offered: [one, two], also };
    const unanswered = { question, askedAt: noon - 60 * minute, isOut: true };
    expect(decide(text, { open: [one, two], unanswered })).toMatchObject({
      question: { thing: 'mine', also: ['other', ...also.slice(0, 8)] },
    });
    const choice = { question: 'q', chosen: one, also };
    expect(decide(text, { choice })).toEqual({ kind: 'chosen', question: 'q', also, chosen: one });
  });

  it('a choice made before stands', () => {
    const choice = { question: 'q', chosen: two, before: { chosen: one } };
    expect(decide(text, { choice })).toEqual({ kind: 'chosen', question: 'q', chosen: one });
    expect(decide(text, { choice: { ...choice, before: {} } })).toEqual({ kind: 'chosen', question: 'q' });
    expect(decide(text, { choice: { question: 'q', chosen: two } })).toMatchObject({ chosen: two });
  });

  it('about no record there is a kind line, once, and not a day late', () => {
    expect(decide(text)).toEqual({ kind: 'heard', meaning: 'chat', greet: true });
    expect(decide(text, { isGreeted: true })).toEqual({ kind: 'heard', meaning: 'chat' });
    const late = noon + 86_400_000;
    expect(decide(text, { now: late })).toEqual({ kind: 'heard', meaning: 'chat' });
    expect(decide(text, { now: late, open: [one, two] })).toEqual({ kind: 'heard', meaning: 'late' });
    expect(decide(text, { now: late, open: [one] })).toMatchObject({ kind: 'reply' });
  });

  it('a sign, an edit and a revocation follow what they are about, or are set aside', () => {
    const about = { record: 'one' };
    const sign: InboundContent = { kind: 'reaction', to: 'w' };
    expect(decide(sign, { about })).toEqual({ kind: 'reaction', ...about });
    expect(decide({ kind: 'edit', of: 'w' }, { about })).toEqual({ kind: 'amendment', ...about });
    expect(decide({ kind: 'revoke', of: 'w' }, { about })).toEqual({ kind: 'amendment', ...about });
    const notice = { kind: 'unknown', type: 'system.customer_identity_changed' } as const;
    expect(decide(notice, { open: [one] })).toEqual({ kind: 'heard', meaning: 'aside' });
    for (const content of [sign, { kind: 'edit', of: 'w' }, { kind: 'revoke', of: 'w' }] as const)
      expect(decide(content)).toEqual({ kind: 'heard', meaning: 'aside' });
  });
});

describe('an inbound', () => {
  it('is named by its kind, a file by what it is', () => {
    expect(typeOf(text)).toBe('text');
    expect(typeOf({ kind: 'media', type: 'voice', media: '1', mimeType: 'audio/ogg' })).toBe('voice');
  });

  it('opens the window unless it only changes something', () => {
    expect(opensWindow(text)).toBe(true);
    expect(opensWindow({ kind: 'unsupported' })).toBe(true);
    expect(opensWindow({ kind: 'reaction', to: 'w' })).toBe(false);
    expect(opensWindow({ kind: 'edit', of: 'w' })).toBe(false);
    expect(opensWindow({ kind: 'revoke', of: 'w' })).toBe(false);
    expect(opensWindow({ kind: 'identity', change: 'number' })).toBe(false);
    expect(opensWindow({ kind: 'unknown', type: 'system.customer_identity_changed' })).toBe(false);
    expect(opensWindow({ kind: 'unknown', type: 'hologram' })).toBe(true);
  });
});
