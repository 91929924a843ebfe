import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MadeUpIds } from './made-up-ids.ts';
import { bubbleView, phoneOwner, phonesView } from './phones-view.ts';
import type { Change, State } from './state.ts';

const heartbeatMs = 15_000;
/** A page that reads too slowly is cut off; it comes back and gets everything afresh. */
const backlogBytes = 4_000_000;

/** Server-sent events for the page: everything at first (`phones`), then each change (`message`). */
export function eventFeed(state: State, ids: MadeUpIds, business: string) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    const tell = (event: string, data: object): void => {
      if (response.writableLength > backlogBytes) response.destroy();
      else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const everything = (): void => tell('phones', phonesView(state, ids, business));
    const stop = state.onChange((change: Change) => {
      if (change.kind === 'people') return everything();
      const { message } = change;
      return tell('message', { phone: phoneOwner(state, ids, message.waId), message: bubbleView(message) });
    });
    const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
    response.on('close', () => {
      clearInterval(heartbeat);
      stop();
    });
    everything();
  };
}
