import { describe, expect, it } from 'vitest';
import type { Route, Workspace } from '#domain/workspace';
import { workspaceShape } from '#adapters/tables/workspaces/workspace-shape';
import { type Asking, loadAsking, saidOf } from './asking-files.ts';
import { exampleFolder, workspaceOf } from './example.ts';

function loaded(asking: Asking): Workspace {
  const outcome = loadAsking(asking);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
  expect(outcome.warnings).toEqual([]);
  return outcome.workspace;
}

function ruleOf(ask: string, asking: Asking = {}): Route['ask'] {
  return loaded({ ...asking, ask }).routes[0]?.ask;
}

const days = 86_400_000;
const whole = `{
      kind: approval,
      mode: { quorum: 2 },
      options: [approve, { id: reject, rejects: true, label: { pt_PT: Não } }],
      deadline: 8h,
      rejection: counts,
      reason: required,
      questions: [{ id: amount, kind: number, text: { pt_PT: Quanto?, en: How much? }, min: 1, max: 10, after: [approve] }],
      except: '{{ detail.requester }}',
      changeable: true,
      again: true,
      handTo: lead,
      callback: { url: 'https://shop.example/{{ detail.id }}' } }`;

describe('a route that asks', () => {
  it.each([
    ['approval', 'anyone', [{ id: 'approve' }, { id: 'reject', rejects: true }], 'may_i'],
    ['acknowledgement', 'anyone', [{ id: 'acknowledge' }], 'choose'],
    ['reading', 'everyone', [{ id: 'read' }], 'choose'],
  ])('for %s says no more than that: the rest is usual', (...usual) => {
    const [kind, mode, options, template] = usual;
    const tell = `{ channel: desk, template: ${template} }`;
    expect(ruleOf(`{ kind: ${kind} }`, { tell })).toEqual({
      kind,
      mode: { kind: mode },
      options,
      deadline: 30 * days,
    });
  });

  it('may say all of it', () => {
    expect(ruleOf(whole)).toEqual({
      kind: 'approval',
      mode: { kind: 'quorum', of: 2 },
      options: [{ id: 'approve' }, { id: 'reject', rejects: true, label: { pt_PT: 'Não' } }],
      deadline: days / 3,
      rejection: 'counts',
      reason: 'required',
      questions: [
        {
          id: 'amount',
          kind: 'number',
          text: { pt_PT: 'Quanto?', en: 'How much?' },
          min: 1,
          max: 10,
          after: ['approve'],
        },
      ],
      except: '{{ detail.requester }}',
      changeable: true,
      again: true,
      handTo: 'lead',
      callback: { kind: 'https', url: 'https://shop.example/{{ detail.id }}' },
    });
  });

  it('keeps nothing of what it says for the reader alone', () => {
    expect(ruleOf('{ kind: approval, mode: everyone, rejection: ends, reason: optional }')).toEqual(
      ruleOf('{ kind: approval, mode: everyone }'),
    );
  });

  it('may have a workflow wait, and tell it now and then that the ask is open', () => {
    const waiting = (more: string) =>
      `{ kind: approval, callback: { taskToken: '{{ detail.token }}'${more} } }`;
    const callback = { kind: 'task', token: '{{ detail.token }}' };
    expect(ruleOf(waiting(''))).toMatchObject({ callback });
    expect(ruleOf(waiting(', heartbeat: 10m'))).toMatchObject({
      callback: { ...callback, heartbeat: 600_000 },
    });
  });

  it('may tell others who are asked nothing', () => {
    const tell = '{ channel: desk, role: lead, template: may_i }, { channel: yard, template: for_your_eyes }';
    expect(ruleOf('{ kind: approval }', { tell })).toMatchObject({ kind: 'approval' });
  });

  it('may have more options than buttons: one opens the list of them', () => {
    const label = (said: string) => `{ pt_PT: ${said}, en: ${said} }`;
    const options = `[{ id: now, label: ${label('um')} }, { id: later, label: ${label('dois')} }, { id: never, rejects: true, label: ${label('três')} }]`;
    const tell = '{ channel: desk, template: choose }';
    expect(ruleOf(`{ kind: approval, options: ${options} }`, { tell })?.options).toMatchObject([
      { id: 'now', label: { pt_PT: 'um', en: 'um' } },
      { id: 'later' },
      { id: 'never', rejects: true },
    ]);
  });

  it('may call where the host or the source is only known when the event comes', () => {
    const ask = "{ kind: approval, callback: { url: '{{ detail.callback }}' } }";
    expect(saidOf({ ask })).toEqual([]);
    expect(saidOf({ ask, source: 'source: [{ prefix: shop }]' })).toEqual([]);
    expect(saidOf({ ask, source: 'detail: { id: [1] }' })).toEqual([]);
    expect(saidOf({ ask: ask.replace('{{ detail.callback }}', 'https://{{ detail.host }}/x') })).toEqual([]);
  });

  it('may need each of those who are asked for its quorum', () => {
    expect(ruleOf('{ kind: approval, mode: { quorum: 3 } }')?.mode).toEqual({ kind: 'quorum', of: 3 });
  });

  it('may be enough for a quorum of people whom the event names', () => {
    const tell = "{ channel: desk, person: '{{ detail.who }}', template: may_i }";
    expect(ruleOf('{ kind: approval, mode: { quorum: 9 } }', { tell })?.mode).toEqual({
      kind: 'quorum',
      of: 9,
    });
  });

  it('is ended by another route, and says how by a template', () => {
    const workspace = loaded({
      more: `    endsAsks: buy
answers: { ask-over: is_over }
publish: { reasons: true }
`,
    });
    expect(workspace.routes[0]?.endsAsks).toEqual(['buy']);
    expect(workspace.answers).toEqual({ 'ask-over': 'is_over' });
    expect(workspace.publish).toEqual({ reasons: true });
  });

  it('leaves nothing behind in a workspace that has no such thing', () => {
    const { ask: _, ...route } = loaded({ more: 'answers: {}\npublish: {}\n' }).routes[0] ?? {};
    expect(Object.keys(route)).toEqual(['id', 'tell', 'when', 'record']);
    const workspace = loaded({ more: 'answers:\n' });
    expect(Object.keys(workspace)).toEqual(['branches', 'channels', 'templates', 'routes', 'sources']);
  });

  it.each([
    ['the example', workspaceOf(exampleFolder)],
    ['a whole ask', loaded({ ask: whole, more: 'publish: { reasons: true, statuses: [read] }\n' })],
  ])('comes back from the table as it was: %s', (_, workspace) => {
    expect(workspaceShape.parse(JSON.parse(JSON.stringify(workspace)))).toEqual(workspace);
  });
});

describe('the example company', () => {
  const { routes } = workspaceOf(exampleFolder);

  it('asks for an approval, an acknowledgement and a reading', () => {
    const asking = routes.flatMap(({ id, ask }) => (ask === undefined ? [] : [[id, ask.kind]]));
    expect(asking).toEqual([
      ['alert-raised', 'acknowledgement'],
      ['safety-notice', 'reading'],
      ['purchase-pending', 'approval'],
    ]);
  });
});
