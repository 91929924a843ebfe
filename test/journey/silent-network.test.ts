import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen, portOf } from '../adapters/whatsapp/fault-server.ts';
import { envelopeBody, handFedStack, type HandFedStack, handTo } from '#test/support/hand-fed-stack';
import { addPerson, applyWorkspace, personOf, ticketEvent } from '#test/support/world';
import { smallWorkspace, ticketOpened } from '#test/support/workspace';

let stack: HandFedStack;
const sockets: Socket[] = [];
/** Takes every connection, and says nothing. */
const silent = createServer((socket) => sockets.push(socket));

beforeAll(async () => {
  await listen(silent);
  stack = await handFedStack();
  const clock = { now: Date.now() };
  await addPerson({ ports: stack.ports, clock }, personOf('eva'));
  const [tell] = ticketOpened.tell;
  const toEva = { ...ticketOpened, tell: tell === undefined ? [] : [{ ...tell, role: 'manager' }] };
  await applyWorkspace({ ports: stack.ports, clock }, smallWorkspace({ routes: [toEva] }));
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  silent.close();
  await stack.stop();
});

it('a network that swallows all packets leaves a worker alive, and a message that was certainly not sent', async () => {
  const router = stack.worker('route-event');
  const graph = `https://127.0.0.1:${portOf(silent)}`;
  const sender = stack.worker('send-message', { environment: { GRAPH_URL: graph } });
  await handTo(router, envelopeBody(ticketEvent('silent', { detail: { id: 'silent', subject: 'x' } })));
  const [job = ''] = await stack.jobs();
  expect(await handTo(sender, job)).toEqual({ batchItemFailures: [] });
  const { ref } = JSON.parse(job);
  expect((await stack.ports.messages.find(ref))?.value.status).toBe('waiting');
  const facts = await stack.ports.ledger.ofMessage(ref);
  expect(new Set(facts.map(({ kind }) => kind))).toEqual(new Set(['slot', 'refused']));
  expect((await stack.ports.paces.of('main')).silence?.calls).toBeGreaterThan(0);
  router.kill();
  sender.kill();
});
