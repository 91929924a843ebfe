import type { Change } from '../state/memory.ts';
import type { Identity } from '../phones/directory.ts';
import type { WebhookChange } from '../templates/template-event.ts';
import type { World } from '../world.ts';
import { inboundChange } from './inbound-change.ts';
import { metadataOf } from './metadata.ts';
import { statusChange } from './status-change.ts';

/** Each step that a message takes, and all that people do, is told of by webhook. */
export function tellOfEverything(world: World): void {
  world.state.onChange((change) => {
    const told = changeOf(world, change);
    if (told !== undefined) world.tell(told);
  });
}

function changeOf(world: World, change: Change): WebhookChange | undefined {
  switch (change.kind) {
    case 'message': {
      const { message, step } = change;
      const to = identityOf(world, message.waId);
      return step && statusChange(metadataFor(world, message.number), { message, step, to });
    }
    case 'inbound': {
      const { inbound, marked } = change;
      // Meta tells nobody that a business has read something.
      if (marked === true) return undefined;
      const from = identityOf(world, inbound.waId);
      return inboundChange(metadataFor(world, inbound.number), {
        inbound,
        from,
        ...quotedOf(world, inbound.quotes),
      });
    }
    default:
      return undefined;
  }
}

function identityOf({ phones, state }: World, waId: string): Identity {
  return phones.identityOf(state.homeOf(waId));
}

function metadataFor({ numbers, options }: World, number: string) {
  return metadataOf({ ...options, ...numbers.find(number) });
}

/** Whose message it is that somebody quotes: the business's, or their own. */
function quotedOf(world: World, id: string | undefined) {
  if (id === undefined) return {};
  const own = world.state.inbox.find(id);
  if (own !== undefined) {
    const { waId } = identityOf(world, own.waId);
    return { quoted: { ...(waId !== undefined && { from: waId }) } };
  }
  const number = world.state.findMessage(id)?.number;
  return {
    quoted: { ...(number !== undefined && { from: metadataFor(world, number).display_phone_number }) },
  };
}
