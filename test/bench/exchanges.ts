import type { Worker } from '#infra/local/workers/worker';
import { budgets } from '#test/support/budgets';
import { addExampleCompany, openedTicket } from '#test/support/example-company';
import { envelopeBody, handFedStack, type HandFedStack, handTo } from '#test/support/hand-fed-stack';
import { exampleFolder, workspaceOf } from '#test/workspace/example';
import type { Figure } from './figure.ts';

/**
 * Every exchange of the deployed bundles with the outside: tables, queues, secrets, Meta. The first of a worker
 * reads its secrets and the workspace; those after it do not.
 */
export async function exchangeFigures(): Promise<readonly Figure[]> {
  const stack = await handFedStack();
  const workers = { router: stack.worker('route-event'), sender: stack.worker('send-message') };
  try {
    const workspace = workspaceOf(exampleFolder);
    stack.simulator.setTemplates(workspace.templates);
    await addExampleCompany({ ports: stack.ports, clock: { now: Date.now() } }, workspace);
    return await counted(stack, workers);
  } finally {
    for (const worker of Object.values(workers)) worker.kill();
    await stack.stop();
  }
}

async function counted(
  stack: HandFedStack,
  { router, sender }: { router: Worker; sender: Worker },
): Promise<readonly Figure[]> {
  const exchangesOf = async (worker: Worker, body: string) => {
    stack.proxy.arm(undefined, () => undefined);
    const answer = JSON.stringify(await handTo(worker, body));
    if (answer !== '{"batchItemFailures":[]}') throw new Error(`the worker did not do its work: ${answer}`);
    return stack.proxy.exchanges();
  };
  const firstEvent = await exchangesOf(router, envelopeBody(openedTicket(1)));
  const nextEvent = await exchangesOf(router, envelopeBody(openedTicket(2)));
  const [one = '', another = ''] = await stack.jobs();
  const firstMessage = await exchangesOf(sender, one);
  const nextMessage = await exchangesOf(sender, another);
  if (stack.simulator.sent().length !== 2) throw new Error('two messages were sent, others arrived');
  const { route, send } = budgets.exchanges;
  const unit = 'requests of all kinds';
  return [
    { figure: 'routing the first event of a worker', value: firstEvent, unit },
    { figure: 'routing an event with two messages', value: nextEvent, unit, budget: route },
    { figure: 'sending the first message of a worker', value: firstMessage, unit },
    { figure: 'sending a message', value: nextMessage, unit, budget: send },
  ];
}
