import { expect, it } from 'vitest';
import { explain } from '#domain/routing/explain';
import { textRenderer } from '#domain/texts/text';
import { countedEntropy } from '#test/support/entropy';
import { companyIds, noticeWorkspace, plantClosed, toEverybody } from '#test/support/notice';
import { people, staffUpTo } from '#test/support/notice-company';

it('explains that a message to a few goes before the notice to all, as it does', () => {
  const { channels, ...rest } = noticeWorkspace(people);
  const two = { id: 'two', name: 'Two', branch: 'sp', members: companyIds(2).map((person) => ({ person })) };
  const toTwo = {
    ...toEverybody,
    id: 'to-two',
    tell: toEverybody.tell.map((tell) => ({ ...tell, channel: 'two' })),
  };
  const event = plantClosed('1');
  const explained = explain(
    {
      event,
      happenedAt: Date.parse(event.time),
      at: Date.parse(event.time),
      workspace: { ...rest, channels: [...channels, two], routes: [toEverybody, toTwo] },
      people: new Map(staffUpTo(people).map((person) => [person.company, person])),
      records: new Map(),
      windows: new Map(),
    },
    { entropy: countedEntropy(), text: textRenderer() },
  );
  const told = explained.map((route) =>
    route.kind === 'takes' ? route.people.filter(({ kind }) => kind === 'told').length : 0,
  );
  expect(told).toEqual([people - 2, 2]);
});
