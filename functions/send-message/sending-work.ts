import type { GivenUp } from '#domain/facts/message-fact';
import { noteSetAside } from './note-set-aside.ts';
import { sendMessage } from './send-message.ts';
import type { SendMessagePorts, SendMessageTools } from './sending.ts';

/** What the step does with a job, and what it says of one that its queue gives up. */
export function sendingWork(ports: SendMessagePorts, tools: SendMessageTools) {
  const [send, note] = [sendMessage(ports, tools), noteSetAside(ports, tools)];
  return {
    handle: async ({ ref }: { readonly ref: string }) => ({ ref, ...(await send(ref)) }),
    say: async ({ ref }: { readonly ref: string }, givenUp: GivenUp) => note(ref, givenUp),
  };
}
