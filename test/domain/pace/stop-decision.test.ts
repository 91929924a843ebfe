import { describe, expect, it } from 'vitest';
import { freshPace, stopped, untried } from '#domain/pace/pace';
import { decideResume, decideSilence, decideStop } from '#domain/pace/stop-decision';

const noon = Date.UTC(2026, 10, 22, 12);
const stop = { number: 'main', thing: 'm'.repeat(16), code: 131_042, at: noon };
const got = { number: 'main', thing: 'p'.repeat(16), at: noon + 60_000 };

describe('a number that Meta refuses', () => {
  it('is stopped, with the fact of it; once more it says nothing new', () => {
    const { pace = freshPace, fact } = decideStop(freshPace, stop);
    expect(pace.breaker).toMatchObject({ code: 131_042, since: noon });
    expect(fact).toEqual({ kind: 'number-stopped', ...stop });
    expect(decideStop(pace, stop)).toEqual({});
    expect(decideStop(pace, { ...stop, code: 190 })).toMatchObject({ pace: { breaker: { code: 190 } } });
  });

  it('only after it has taken a message is stopped so that no answer lets it go again', () => {
    const { pace = freshPace, fact } = decideStop(freshPace, { ...stop, late: true });
    expect(pace.breaker).toMatchObject({ late: true });
    expect(fact).toEqual({ kind: 'number-stopped', ...stop });
    expect(decideStop(pace, { ...stop, late: true })).toEqual({});
    expect(decideStop(pace, stop)).toEqual({});
    expect(decideResume(pace, { ...got, by: 'answer' })).toEqual({});
    expect(decideResume(pace, { ...got, by: { happenedAt: noon - 1 } })).toEqual({});
    const resume = decideResume(pace, { ...got, by: { happenedAt: noon } });
    expect(resume.pace?.breaker).toBeUndefined();
    expect(resume.fact).toEqual({ kind: 'number-resumed', ...got, since: noon, code: 131_042, by: 'probe' });
  });

  it('first at once and then late waits for what Meta says later', () => {
    const pace = stopped(freshPace, 131_042, noon);
    const { pace: next, fact } = decideStop(pace, { ...stop, late: true });
    expect(next?.breaker).toMatchObject({ late: true, since: noon });
    expect(fact).toBeUndefined();
  });

  it('at once goes again by an answer, and by no status', () => {
    const pace = stopped(freshPace, 190, noon);
    expect(decideResume(pace, { ...got, by: { happenedAt: noon + 1 } })).toEqual({});
    expect(decideResume(pace, { ...got, by: 'answer' }).pace?.breaker).toBeUndefined();
    expect(decideResume(freshPace, { ...got, by: 'answer' })).toEqual({});
  });
});

describe('calls in vain', () => {
  const about = { number: 'main', at: noon };
  const calls = Array.from({ length: 7 }, (_, place) => ({
    begun: noon,
    thing: `${place}`.padEnd(16, 'm'),
    code: 131_000 + place,
    perhapsOwn: true,
  }));

  it('stop the number with the fifth of them, by its code', () => {
    expect(decideSilence(freshPace, calls.slice(0, 4), about)).toMatchObject({
      pace: { silence: { calls: 4 } },
    });
    const { pace, fact } = decideSilence(freshPace, calls, about);
    expect(fact).toEqual({ kind: 'number-stopped', ...about, thing: '4mmmmmmmmmmmmmmm', code: 131_004 });
    expect(pace?.breaker).toMatchObject({ code: 131_004 });
  });

  it('change nothing of a number that is stopped', () => {
    const { pace = freshPace } = decideSilence(freshPace, calls, about);
    expect(decideSilence(pace, calls, about)).toEqual({});
    expect(decideSilence(freshPace, [], about)).toEqual({});
  });
});

describe('a probe that called nobody', () => {
  it('leaves its place to the next', () => {
    const { breaker } = stopped(freshPace, 190, noon);
    const pace = {
      ...freshPace,
      ...(breaker && { breaker: { ...breaker, probes: 2, probeAt: noon + 1000 } }),
    };
    expect(untried(pace, noon)).toMatchObject({
      breaker: { probes: 1, probeAt: noon },
      backlog: { dueAt: noon },
    });
    expect(untried(stopped(freshPace, 190, noon), noon).breaker).toMatchObject({ probes: 0 });
    expect(untried(freshPace, noon)).toBe(freshPace);
  });
});
