import { memoryStore, quiet } from '#adapters/memory/store';
import { entropy } from '#adapters/node/entropy';
import { type ErasingTables, erasePerson } from '#adapters/tables/people/person-eraser';
import { ledgerSeal } from '#adapters/tables/facts/seal';
import { consentFact } from '#infra/cli/consent-fact';
import { Phone } from '#domain/people/phone';
import { senderName, strangerName } from '#domain/inbound/stranger';
import { formatRef } from '#domain/ref';
import { canariesIn, canary } from './canary.ts';
import { interruptible, type Interruption } from './interruption.ts';
import { smallWorkspace, ticketOpened } from './workspace.ts';
import { addPerson, applyWorkspace, personOf, peopledWorld, ticketEvent, type World } from './world.ts';
import { ledgerKey } from '../adapters/tables/rig.ts';

export const id = 'Q7rWx2LmPz0aBc9d';
const erasing = { person: id, company: canary.company, by: 'data protection' };

const evidence = {
  source: canary.source,
  by: canary.writer,
  wording: canary.wording,
  salt: 's'.repeat(16),
};

/** The route's text is the requester's own, and the record's title is not. */
const asking = smallWorkspace({
  channels: [
    {
      id: 'helpdesk',
      name: 'Helpdesk',
      branch: 'sp',
      members: [{ person: canary.company, role: 'agent' }],
    },
  ],
  routes: [
    {
      ...ticketOpened,
      tell: ticketOpened.tell.map((tell) => ({
        ...tell,
        with: { number: 'T', subject: '{{detail.asker}}' },
      })),
    },
  ],
});

function phoneOf(text: string): Phone {
  const phone = Phone.parse(text);
  if (phone === undefined) throw new Error('no phone');
  return phone;
}

/** A person of whom everything is held that can be: two numbers, messages, one that failed, replies, a file, an open list, a reason. */
export async function heldWorld() {
  const store = memoryStore(quiet, { now: () => clock.now, random: () => 0.5 });
  const clock = { now: Date.UTC(2026, 10, 22, 12) };
  const chasqui = await peopledWorld({ store });
  const { ports } = chasqui;
  await applyWorkspace(chasqui, asking, 'v2');
  chasqui.clock.now += 60_000;
  clock.now = chasqui.clock.now;
  const person = personOf(canary.company, {
    id,
    name: canary.name,
    phone: phoneOf(canary.formerPhone),
    consent: { kind: 'given', at: 1, ...evidence },
  });
  await addPerson(chasqui, person);
  const told = { at: clock.now, thing: 'n'.repeat(16) };
  const imported = { kind: 'person-imported', person: id, changed: ['phone'], consent: 'given' } as const;
  const moved = { ...person, phone: phoneOf(canary.phone), waIds: [canary.waId], userIds: [canary.userId] };
  const consented = consentFact(moved, told, chasqui.tools.entropy.hmac);
  await ports.people.save(moved, 1, { ...imported, ...told }, ...consented);
  await chasqui.route(ticketEvent('1', { detail: { id: 'T-1', subject: 'Printer', asker: canary.text } }));
  const [slot] = (await ports.ledger.ofPerson(id, { from: 0, to: clock.now })).facts;
  if (slot === undefined) throw new Error('nobody was told');
  const { record, slice, at, thing } = slot;
  const ref = formatRef({ record, slice, at, message: thing });
  await chasqui.send(ref);
  await ports.failures.keep(ref, 1, [{ code: 131_026, details: canary.failure }]);
  const reply = { record, thing: 'i'.repeat(16), person: id, at: clock.now, salt: 't'.repeat(16) };
  const content = {
    kind: 'media',
    type: 'image',
    media: '1',
    mimeType: 'image/png',
    caption: canary.caption,
  } as const;
  await ports.ledger.put({
    ...reply,
    kind: 'replied',
    slice: 0,
    number: 'main',
    seenAt: clock.now,
    type: 'image',
    boundBy: 'quote',
    to: ref,
    digest: 'd'.repeat(16),
  });
  await ports.replies.keep({ ...reply, content });
  await ports.media.put('media/1', Buffer.from(canary.reply), { contentType: 'image/png' });
  await ports.replies.addMedia(reply, { key: 'media/1', mime: 'image/png', bytes: 1 });
  const from = { waId: canary.waId, profileName: canary.name };
  const inbound = { id: 'wamid.1', number: 'main', from, happenedAt: clock.now };
  const waiting = { person: id, question: 'q'.repeat(16), thing: 'w'.repeat(16), salt: 'u' };
  await ports.inbounds.wait({
    ...waiting,
    seenAt: clock.now,
    inbound: { ...inbound, content: { kind: 'text', body: canary.reply } },
  });
  await wroteAsStrangers(chasqui);
  await answerBecause(ports, ref, canary.reason);
  const seal = ledgerSeal(entropy.hmac, ledgerKey);
  const tables: ErasingTables = {
    store,
    eraser: store.eraser,
    seal,
    media: ports.media,
    sha256: chasqui.tools.entropy.sha256,
    now: () => clock.now,
    pseudonym: chasqui.tools.pseudonym,
    settle: async (ms) => {
      clock.now += ms;
    },
  };
  return { chasqui, store, tables, ref, record };
}

/** Before anybody knew them: once with their number, as WhatsApp spells it, and once by Meta's name for them alone. */
async function wroteAsStrangers({ ports, tools, clock }: World): Promise<void> {
  const body = canary.stranger;
  const senders = [{ waId: canary.waId, userId: 'BR.0ld' }, { userId: canary.userId }];
  for (const [index, from] of senders.entries()) {
    const pinned = { thing: `s${index}`.padEnd(16, '0'), at: clock.now, seenAt: clock.now, salt: 'v' };
    const pseudonym = tools.pseudonym(senderName(from));
    const stranger = { pseudonym, ...from, heardAt: clock.now };
    await ports.inbounds.pin(
      { ...pinned, person: strangerName(pseudonym), decision: { kind: 'stranger', greet: true } },
      { kind: 'stranger', stranger },
    );
    const inbound = { id: 'wamid.s', number: 'main', happenedAt: clock.now };
    const wrote = { from: { ...from, profileName: canary.name }, content: { kind: 'text', body } } as const;
    await ports.strangers.keep({ pseudonym, thing: pinned.thing, inbound: { ...inbound, ...wrote } });
  }
}

/** They were asked something by that message, and rejected it. */
async function answerBecause({ asks }: World['ports'], ref: string, text: string): Promise<void> {
  const asked = { ref, ask: 'a'.repeat(16), person: id };
  await asks.put({ ...asked, state: { kind: 'open' } });
  const choice = { option: 'reject', at: 1, thing: 'x'.repeat(16), count: 1 };
  const said = [{ question: 'reason', text, thing: 'y'.repeat(16) }];
  await asks.change({
    asked: [{ value: { ...asked, state: { kind: 'answered', ...choice, said } }, version: 1 }],
  });
}

type Held = Awaited<ReturnType<typeof heldWorld>>;

export function leaks({ store, chasqui }: Held) {
  const files = [...chasqui.ports.media.kept.values()].map(({ bytes }) => Buffer.from(bytes).toString());
  const state = store.items('state').map((item) => JSON.stringify({ ...item, body: bodyOf(item['body']) }));
  return {
    ledger: store.items('ledger').flatMap((item) => canariesIn(JSON.stringify(item))),
    state: state.flatMap((text) => canariesIn(text)),
    files: files.flatMap((text) => canariesIn(text)),
  };
}

/** The body of an event lies zipped: that it is there is as much as a canary in it. */
function bodyOf(body: unknown): string {
  return body instanceof Uint8Array ? canary.text : '';
}

export const clean = { ledger: [], state: [], files: [] };

export async function erase(held: Held, at?: Interruption) {
  const stop = () => {
    throw new Error('killed');
  };
  const run = interruptible(
    { store: held.tables.store, eraser: held.tables.eraser, media: held.tables.media },
    at,
    stop,
  );
  const { store, eraser, media } = run.ports;
  const outcome = await erasePerson(erasing, { ...held.tables, store, eraser, media }).catch(
    () => 'killed' as const,
  );
  return { outcome, calls: run.calls() };
}
