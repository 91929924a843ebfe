import { decideDue } from '#domain/messages/due-decision';
import type { Message } from '#domain/messages/message';
import type { DueThing } from '#ports/due';
import type { Versioned } from '#ports/records';
import { actOn } from './act-on.ts';
import type { Keeping, Kept } from './keeping.ts';
import { lookAfterEach, type Work } from './look-after-each.ts';
import { putOffAsk } from './put-off-ask.ts';
import { releaseSetAside } from './release-set-aside.ts';

/** Looks after a page of what is due. */
export async function keepPage(things: readonly DueThing[], keeping: Keeping): Promise<readonly Kept[]> {
  const refs = things.flatMap((thing) => (thing.kind === 'message' ? [thing.ref] : []));
  const messages = await keeping.ports.due.messages(refs).catch(() => undefined);
  return lookAfterEach(things, keeping, (thing) => keepThing(thing, messages, keeping));
}

type Found = ReadonlyMap<string, Versioned<Message>> | undefined;

async function keepThing(thing: DueThing, messages: Found, keeping: Keeping): Promise<readonly Work[]> {
  switch (thing.kind) {
    case 'message': {
      // Where the page could not be read, one item of it may be broken: each is read by itself then.
      const found =
        messages === undefined ? await keeping.ports.messages.find(thing.ref) : messages.get(thing.ref);
      if (found === undefined) return [{ kept: { kind: 'left' } }];
      return [await actOn(found, decideDue(found.value, keeping.tools.now()), keeping)];
    }
    case 'ask':
      return [await putOffAsk(thing.ask, keeping)];
    case 'number':
      return (await releaseSetAside(thing.number, keeping)).map((kept) => ({ kept }));
    case 'unknown':
      throw new Error(`nobody looks after ${thing.key}, which is due`);
  }
}
