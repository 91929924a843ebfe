import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BusinessEvent } from '#domain/event';
import { explain } from '#domain/routing/explain';
import type { OpsRecord } from '#domain/records/ops-record';
import { withRecord } from '#domain/outcomes/outcome';
import type { Person } from '#domain/people/person';
import { bodyLimit, lengthOf } from '#domain/outbound/template-text';
import type { Workspace } from '#domain/workspace';
import { loadWorkspace, type SourceFile } from '#workspace/load';
import { timeFor, tryCases } from '#test/support/cases';
import { addExampleCompany, sampleEvents } from '#test/support/example-company';
import { mutantOf } from '#test/support/mutant';
import { oneOf } from '#test/support/one-of';
import { nobodyEvent } from '#test/support/outcomes';
import { seeded } from '#test/support/seeded';
import { world } from '#test/support/world';
import { amissWith } from './amiss.ts';
import { exampleFolder, filesOf } from './example.ts';

const files = filesOf(exampleFolder);
/** Files that make a workspace of their own together with the branches. */
const teams = ['helpdesk', 'purchasing', 'maintenance', 'developers', 'stock'];
const chasqui = world();
const purchase: OpsRecord = {
  id: 'r'.repeat(22),
  type: 'purchase',
  key: 'PC-2026-0881',
  title: 'Leitores',
  fields: { amount: 12480.5 },
  stamps: {},
  branch: 'sao-paulo',
  channel: 'purchasing',
  openedAt: 0,
};
/** The samples, and an outcome of ours with the record that it is about. */
const events = [...sampleEvents(), withRecord(nobodyEvent('purchase-pending', purchase.id), purchase)];
/** In the environment of this process, and in no text. */
const canary = 'canary-of-the-environment';
/** Texts that one event may have rendered: as many as a workspace of this size could ask for. */
const mostRendered = 20_000;

let people: ReadonlyMap<string, Person>;

beforeAll(async () => {
  process.env['CHASQUI_CANARY'] = canary;
  await addExampleCompany(chasqui);
  const { channels } = await chasqui.ports.workspaces.load('example');
  people = await chasqui.ports.people.byCompanyIds(
    channels.flatMap(({ members }) => members.map(({ person }) => person)),
  );
});

/** Mostly one team's part of the example: it is read many times faster than the whole, which comes in now and then. */
function someFiles(random: () => number): readonly SourceFile[] {
  if (random() < 0.1) return files;
  const team = oneOf(teams, random);
  return files.filter(({ file }) => file === 'branches.yaml' || file.startsWith(team));
}

/** What is amiss with a workspace when an event comes. */
function amissWhen(event: BusinessEvent, workspace: Workspace): readonly string[] {
  let rendered = 0;
  const { text } = chasqui.tools;
  const counting: typeof text = {
    ...text,
    render(...asked) {
      rendered += 1;
      return text.render(...asked);
    },
  };
  const at = Date.parse(event.time);
  const known = { people, records: new Map(), windows: new Map() };
  const routes = explain(
    { event, happenedAt: at, at, workspace, ...known },
    { ...chasqui.tools, text: counting },
  );
  const texts = routes
    .flatMap((route) => ('people' in route ? route.people : []))
    .flatMap((person) => (person.kind === 'told' ? [person.text] : []));
  const shown = JSON.stringify(routes);
  return [
    ...(rendered > mostRendered ? [`${event.id} renders ${rendered} texts`] : []),
    ...texts.filter((one) => lengthOf(one) > bodyLimit).map((one) => `${event.id} says ${one.length} units`),
    ...(/\[object |native code|node_modules/.test(shown) || shown.includes(canary)
      ? [`${event.id} shows what it should not`]
      : []),
  ];
}

describe('the example workspace, spoilt', () => {
  it.each(teams)('is whole with the team %s alone, before', (team) => {
    const own = files.filter(({ file }) => file === 'branches.yaml' || file.startsWith(team));
    expect(loadWorkspace(own).kind).toBe('loaded');
  });

  it(
    'is refused where it is wrong, or can be used for every sample',
    async (test) => {
      const ends = { refused: 0, loaded: 0 };
      await tryCases(test, {
        of: fc.nat(),
        ordinarily: 500,
        holds: async (seed) => {
          const random = seeded(seed);
          const mutant = mutantOf(someFiles(random), random);
          const outcome = loadWorkspace(mutant.files);
          ends[outcome.kind] += 1;
          const amiss = [
            ...amissWith(outcome),
            ...(outcome.kind === 'loaded'
              ? events.flatMap((event) => amissWhen(event, outcome.workspace))
              : []),
          ];
          expect({ done: mutant.done, amiss }).toEqual({ done: mutant.done, amiss: [] });
        },
      });
      // Enough of both: spoilt files that nobody could use would prove nothing about those that can be.
      expect(Math.min(ends.refused, ends.loaded)).toBeGreaterThan(50);
    },
    timeFor(60),
  );
});
