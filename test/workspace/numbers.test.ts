import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '#workspace/load';
import { changed } from './small.ts';

const withNumber = (number: string) => changed('branch: lisbon\n', `branch: lisbon\n    number: ${number}\n`);

/** What is said of a workspace whose channel names that number, where the stack has these. */
function saidOf(number: string, numbers?: readonly string[]): readonly string[] {
  const outcome = loadWorkspace(withNumber(number), numbers === undefined ? {} : { numbers });
  return outcome.kind === 'refused'
    ? outcome.problems.map(({ file, line, path, message }) => `${file}:${line} ${path} ${message}`)
    : [];
}

describe("a channel's number", () => {
  it('is kept with the channel', () => {
    const outcome = loadWorkspace(withNumber('austin'));
    expect(outcome).toMatchObject({ kind: 'loaded', workspace: { channels: [{ number: 'austin' }] } });
    expect(loadWorkspace(changed('', ''))).not.toHaveProperty('workspace.channels.0.number');
  });

  it('must be one of the stack, where that is known', () => {
    expect(saidOf('austin', ['main', 'austin'])).toEqual([]);
    expect(saidOf('austin')).toEqual([]);
    expect(saidOf('austen', ['main', 'austin'])).toEqual([
      "audience.yaml:10 channels[0].number no number 'austen' is deployed, by the setting 'numbers'; did you mean 'austin'?",
    ]);
    expect(loadWorkspace(changed('', ''), { numbers: ['main'] })).toMatchObject({ kind: 'loaded' });
  });

  it.each(['"+15550100042"', 'Austin', 'a_b'])('is no %s', (number) => {
    expect(saidOf(number)).toEqual([
      'audience.yaml:10 channels[0].number write the name of a business number of the config, such as main',
    ]);
  });
});
