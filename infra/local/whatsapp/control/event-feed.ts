import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Change } from '../state/memory.ts';
import { bubbleView, phoneOwner, phonesView } from './phones-view.ts';
import type { World } from '../world.ts';

const heartbeatMs = 15_000;
/** A page that reads too slowly is cut off; it comes back and gets everything afresh. */
const backlogBytes = 4_000_000;

/** Server-sent events for the page: everything at first (`phones`), then each change (`message`, `phone`). */
export function eventFeed(world: World) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    const tell = (event: string, data: object): void => {
      if (response.writableLength > backlogBytes) response.destroy();
      else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const everything = (): void => tell('phones', phonesView(world));
    const stop = world.state.onChange((change) => {
      if (change.kind === 'people') return everything();
      const waId = world.state.homeOf(waIdOf(change));
      const phone = phoneOwner(world, waId);
      if (change.kind === 'phone') return tell('phone', { phone });
      for (const id of changedBy(change)) {
        const message = bubbleView(world, id);
        if (message !== undefined) tell('message', { phone, message });
      }
    });
    const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
    response.on('close', () => {
      clearInterval(heartbeat);
      stop();
    });
    everything();
  };
}

type InChat = Exclude<Change, { readonly kind: 'people' }>;

function waIdOf(change: InChat): string {
  switch (change.kind) {
    case 'message':
      return change.message.waId;
    case 'inbound':
      return change.inbound.waId;
    case 'phone':
      return change.waId;
  }
}

/** The line itself, and the one that it changes. */
function changedBy(change: Exclude<InChat, { readonly kind: 'phone' }>): readonly string[] {
  if (change.kind === 'message') {
    const { id, type, quotes } = change.message;
    return type === 'reaction' && quotes !== undefined ? [quotes] : [id];
  }
  const { id, said } = change.inbound;
  switch (said?.type) {
    case 'reaction':
      return [said.reaction.message_id];
    case 'edit':
      return [said.edit.original_message_id];
    case 'revoke':
      return [said.revoke.original_message_id];
    default:
      return [id];
  }
}
