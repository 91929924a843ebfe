import { expect, it } from 'vitest';
import { answerAsk } from '#functions/apply-update/asks/answer-ask';
import { askingWorld, askOf, opened, routeWith } from '#test/support/asking-route';
import { askingWorkspace } from '#test/support/one-ask';
import { applyWorkspace } from '#test/support/world';

it('who has lost the role that was asked approves nothing, though they are in the channel still', async () => {
  const workspace = askingWorkspace();
  const chasqui = await askingWorld([routeWith({})]);
  const ask = askOf(chasqui, opened());
  await chasqui.route(opened());
  const channels = workspace.channels.map((channel) => ({
    ...channel,
    members: channel.members.map((member) => ({ ...member, role: 'onlooker' })),
  }));
  await applyWorkspace(chasqui, { ...workspace, routes: [routeWith({})], channels }, 'v2');
  chasqui.clock.now += 120_000;
  const { ports, tools, clock } = chasqui;
  const given = { option: 0, at: clock.now, thing: 't'.repeat(16), by: { kind: 'tap' } } as const;
  const outcome = await answerAsk({ ...given, ref: ask.ref('ana') }, { ports, tools });
  expect(outcome).toMatchObject({ kind: 'refused', reason: 'not-entitled' });
});
