import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Message, advance } from '#domain/messages/message';
import { dynamoStore } from '#adapters/dynamodb/store';
import { type CapacityMeter, capacityOf } from '#test/support/capacity';
import { type Engine, startEngine } from '#test/support/engine';
import { anAskedStory } from './asked-story.ts';
import { noon, portsOf } from './rig.ts';
import {
  aChange,
  aMessage,
  aPerson,
  aPhone,
  aRecord,
  aSlot,
  aStory,
  anAcceptance,
  anEvent,
  anImport,
} from './samples.ts';

/** Units as DynamoDB bills them: indexes and the double price of transactions included. */
describe('write units of', () => {
  let engine: Engine;
  let meter: CapacityMeter;
  let ports: ReturnType<typeof portsOf>;

  beforeAll(async () => {
    engine = await startEngine();
    meter = capacityOf(engine.client);
    ports = portsOf({ store: dynamoStore(engine.client, engine.names) });
  });
  afterAll(async () => {
    process.stdout.write(`write units: ${JSON.stringify(meter.units())}\n`);
    await engine.stop();
  });

  const cost = async (step: string, work: () => Promise<unknown>) => {
    await meter.during(step, work);
    return meter.unitsOf(step);
  };

  it('an event with its record', async () => {
    const record = aRecord();
    expect(await cost('pin an event', () => ports.events.pin(anEvent()))).toBe(1);
    expect(
      await cost('open a record', () => ports.records.change(record, 0, aChange(record.id))),
    ).toBeLessThanOrEqual(6);
    const changed = { ...record, title: 'Prensa 3 em reparo' };
    expect(await cost('change a record', () => ports.records.change(changed, 1, aChange(record.id)))).toBe(4);
    const closed = { ...changed, closedAt: noon + 1 };
    expect(
      await cost('close a record', () => ports.records.change(closed, 2, aChange(record.id))),
    ).toBeLessThanOrEqual(6);
  });

  it('a message that is accepted', async () => {
    const story = aStory();
    const queued = aMessage(story);
    const claim = { id: 'x'.repeat(16), since: noon, until: noon + 35_000 };
    const sending: Message = advance(
      { ...queued, attempt: 1 },
      { status: 'sending', dueAt: queued.dueAt, claim },
    );
    const fact = anAcceptance(story);
    const accepted = advance(sending, { status: 'accepted', providerDigest: fact.providerDigest });
    expect(await cost('plan slot', () => ports.ledger.put(aSlot(story)))).toBe(3);
    expect(await cost('message item', () => ports.messages.plan(queued))).toBe(2);
    expect(await cost('claim', () => ports.messages.move(sending, 1))).toBe(1);
    expect(await cost('accepted fact', () => ports.ledger.put(fact))).toBe(1);
    expect(await cost('message accepted', () => ports.messages.move(accepted, 2))).toBe(2);
    expect(await cost('provider id', () => ports.messages.remember(fact.providerDigest, story.ref, 1))).toBe(
      1,
    );
  });

  it('a message that asks, which is claimed with its ask in one transaction', async () => {
    const store = dynamoStore(engine.client, engine.names);
    const { message, ask } = await anAskedStory({ store });
    const claim = { id: 'x'.repeat(16), since: noon, until: noon + 35_000 };
    const sending = advance({ ...message, attempt: 1 }, { status: 'sending', dueAt: message.dueAt, claim });
    const place = { record: ask.record, id: ask.id };
    // Message, ask and who was asked, at the price of a transaction.
    expect(await cost('claim to ask', () => ports.messages.claimToAsk(sending, 1, place))).toBe(6);
  });

  it('a window of deduplication', async () => {
    const at = { route: 'noisy', window: 'w'.repeat(22), at: noon, until: noon + 60_000 };
    const [first, second] = [anEvent().id, anEvent().id];
    // Two items read, and two put at the price of a transaction, or one.
    expect(await cost('open a window', () => ports.dedupe.decide({ ...at, event: first }))).toBe(2 + 4);
    expect(await cost('repeat an event', () => ports.dedupe.decide({ ...at, event: second }))).toBe(2 + 1);
  });

  it('a suppression', async () => {
    const slot = aSlot(aStory(), { plan: { kind: 'suppressed', reason: 'no-phone' } });
    expect(await cost('suppressed slot', () => ports.ledger.put(slot))).toBe(3);
  });

  it('a person', async () => {
    const ana = aPerson({ phone: aPhone() });
    // Person, two aliases and the fact at the price of a transaction, the places in the lists, two reads.
    expect(await cost('import a person', () => ports.people.save(ana, 0, anImport(ana)))).toBeLessThanOrEqual(
      13,
    );
  });

  it('what is asked outside of a step is not counted', async () => {
    const before = meter.units();
    await ports.events.pin(anEvent());
    expect(meter.units()).toEqual(before);
    expect(meter.unitsOf('nothing of the kind')).toBe(0);
  });
});
