/**
 * `npm run bench`: what an event and a message cost. Exit code 1 where a budget is broken; budgets are on units,
 * requests and bytes only. Times are for comparing two versions on one machine.
 *
 *   npm run bench -- --json FILE      writes the figures to FILE as well
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundleFigures } from './bundles.ts';
import { exchangeFigures } from './exchanges.ts';
import { type Figure, isBroken, tableOf } from './figure.ts';
import { noticeFigures } from './notice-units.ts';
import { matchingFigures } from './matching.ts';
import { routingFigures } from './routing.ts';
import { sendingFigures } from './sending.ts';
import { throughputFigures } from './throughput.ts';
import { unitFigures } from './units.ts';
import { webhookTrafficFigures } from './webhook-traffic.ts';
import { webhookFigures } from './webhooks.ts';

const parts = [
  unitFigures,
  noticeFigures,
  exchangeFigures,
  bundleFigures,
  matchingFigures,
  routingFigures,
  sendingFigures,
  webhookFigures,
  throughputFigures,
  webhookTrafficFigures,
];

const { values: options } = parseArgs({ options: { json: { type: 'string' } } });
const figures: Figure[] = [];
for (const part of parts) figures.push(...(await part()));
process.stdout.write(`${tableOf(figures)}\n`);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, undefined, 2)}\n`);
process.exitCode = figures.some((figure) => isBroken(figure)) ? 1 : 0;
