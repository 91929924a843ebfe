import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '#workspace/load';
import { small } from './small.ts';

function loadedWith(text: string) {
  return loadWorkspace([...small, { file: 'sources.yaml', text }]);
}

describe('the sources of a workspace', () => {
  it('are those of all files, each with how it proves itself', () => {
    const text = `sources:
  - { id: github, signature: github }
  - { id: erp.purchasing, signature: standard-webhooks, eventId: detail.order.id }
  - { id: helpdesk, signature: iam }
`;
    expect(loadedWith(text)).toMatchObject({
      kind: 'loaded',
      workspace: {
        sources: [
          { id: 'github', signature: 'github' },
          { id: 'erp.purchasing', signature: 'standard-webhooks', eventId: 'detail.order.id' },
          { id: 'helpdesk', signature: 'iam' },
        ],
      },
    });
  });

  it.each(['', 'sources: []', 'sources:'])('may be none, and then nothing is said of them: %j', (text) => {
    const loaded = loadedWith(text === '' ? 'branches: []' : text);
    expect(loaded.kind).toBe('loaded');
    expect(loaded).not.toHaveProperty('workspace.sources');
  });

  it.each([
    ['{ id: github }', '2:5 sources[0].signature', 'write github, standard-webhooks or iam'],
    [
      '{ id: github, signature: hmac }',
      '2:30 sources[0].signature',
      'write github, standard-webhooks or iam',
    ],
    ['{ id: github, signature: github, secret: x }', '2:46 sources[0].secret', "unknown field 'secret'"],
    ['{ id: GitHub, signature: github }', '2:11 sources[0].id', 'an id is 1 to 64'],
    ['{ id: chasqui.x, signature: github }', '2:11 sources[0].id', "begins with 'chasqui.'"],
    ['{ id: aws.ec2, signature: iam }', '2:11 sources[0].id', "begins with 'aws.'"],
    ['{ id: erp, signature: github, eventId: id }', '2:44 sources[0].eventId', 'such as detail.id'],
    ['{ id: erp, signature: github, eventId: detail. }', '2:44 sources[0].eventId', 'such as detail.id'],
    ['{ id: a, signature: iam }\n  - { id: a, signature: github }', '3:11 sources[1].id', 'line 2'],
  ])('%s is refused where it stands', (entry, where, says) => {
    const outcome = loadedWith(`sources:\n  - ${entry}\n`);
    const problems = outcome.kind === 'refused' ? outcome.problems : [];
    expect(problems.map(({ line, column, path }) => `${line}:${column} ${path}`)).toEqual([where]);
    expect(problems[0]?.file).toBe('sources.yaml');
    expect(problems[0]?.message).toContain(says);
  });
});
