/** Runs the tiny stack in a process of its own, with an item in its table and a message being worked on, to be killed. */
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { openTinyStack } from './tiny-stack.ts';
import { startTrial } from './trial.ts';

const port = z.number();
const Ports = z.object({ simulator: port, front: port, dynamodb: port, sqs: port, http: port });
const Told = z.object({ root: z.string(), ports: Ports });

const { root, ports } = Told.parse(JSON.parse(process.env['TINY'] ?? ''));
const tiny = openTinyStack(root);
const trial = await startTrial(tiny, { ports });
await trial.putItem('before');
await trial.tell({ key: 'slow', wish: 'slow', ms: 900 });
await tiny.seenTimes(1, (seen) => seen.key === 'slow');
process.send?.('working');
await pause(60_000);
