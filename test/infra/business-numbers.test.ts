import { describe, expect, it } from 'vitest';
import { readConfig } from '#infra/config';

const main = { name: 'main', phoneNumberId: '106540352242922', perSecond: 80 };
const austin = { name: 'austin', phoneNumberId: '106540352242923', perSecond: 1000 };

const read = (settings: Readonly<Record<string, unknown>>) => readConfig((name) => settings[name]);
const problemsOf = (numbers: unknown) => {
  const answer = read({ stage: 'prod', numbers });
  return answer.kind === 'refused' ? answer.problems : [];
};

describe('the numbers of the config', () => {
  it('are a list, or the JSON of one as a command line has it', () => {
    const list = [main, { name: 'austin', phoneNumberId: '106540352242923' }];
    const config = { numbers: [main, { ...austin, perSecond: 80 }] };
    expect(read({ stage: 'prod', numbers: list })).toMatchObject({ config });
    expect(read({ stage: 'prod', numbers: JSON.stringify(list) })).toMatchObject({ config });
  });

  it('are one called main where its id alone is given', () => {
    const { phoneNumberId } = main;
    expect(read({ stage: 'prod', phoneNumberId })).toMatchObject({ config: { numbers: [main] } });
    expect(read({ stage: 'prod', phoneNumberId, numbers: '' })).toMatchObject({
      config: { numbers: [main] },
    });
  });

  it('are refused beside the id of one, with what to do', () => {
    expect(read({ stage: 'prod', phoneNumberId: main.phoneNumberId, numbers: [main] })).toEqual({
      kind: 'refused',
      problems: [expect.stringMatching(/both given\. .*leave out one of the two\.$/)],
    });
  });

  const tooMany = Array.from({ length: 11 }, (_, place) => ({
    name: `n${place}`,
    phoneNumberId: `1000${place}`,
  }));

  it.each([
    ['{', /^numbers is no JSON list\. Give a list, as -c numbers=/],
    [{}, /^numbers is no JSON list\. /],
    [[], /^numbers has 0 entries; there may be 1 to 10\. /],
    [tooMany, /^numbers has 11 entries; there may be 1 to 10\. /],
    [[7], /^numbers\[0\] is no object\. /],
    [[null], /^numbers\[0\] is no object\. /],
    [[{ ...main, name: 'Main' }], /^numbers\[0\]\.name must be 1 to 20 of a-z/],
    [[{ ...main, name: 'a'.repeat(21) }], /^numbers\[0\]\.name must be 1 to 20 of a-z/],
    [[{ ...main, name: undefined }], /^numbers\[0\]\.name must be /],
    [[{ ...main, name: 'urgent' }], /^numbers\[0\]\.name .* not end with urgent or dead/],
    [[main, { ...austin, name: 'main-dead' }], /^numbers\[1\]\.name .* not end with urgent or dead/],
    [[{ ...main, phoneNumberId: 106540352242922 }], /^numbers\[0\]\.phoneNumberId must be .* in quotes/],
    [[{ ...main, perSecond: 0 }], /^numbers\[0\]\.perSecond must be a whole number from 1 to 1000/],
    [[{ ...main, perSecond: 1001 }], /^numbers\[0\]\.perSecond must be /],
    [[{ ...main, perSecond: 2.5 }], /^numbers\[0\]\.perSecond must be /],
    [[{ ...main, perSecond: '80' }], /^numbers\[0\]\.perSecond must be /],
    [
      [{ ...main, rate: 80 }],
      /^numbers\[0\]\.rate is not known; there are name, phoneNumberId, perSecond\. /,
    ],
    [[main, { ...austin, name: 'main' }], /^numbers\[1\]\.name is that of numbers\[0\]\. /],
    [
      [main, { ...austin, phoneNumberId: main.phoneNumberId }],
      /^numbers\[1\]\.phoneNumberId is that of numbers\[0\]\. /,
    ],
  ])('%j are refused', (numbers, problem) => {
    expect(problemsOf(numbers)).toEqual([expect.stringMatching(problem)]);
  });

  it('are refused with all that is wrong', () => {
    expect(problemsOf([{}, { ...austin, perSecond: -1 }])).toHaveLength(3);
  });
});
