// The function of the tests' own little stack: it answers as the message tells it to.
import { setTimeout as pause } from 'node:timers/promises';
import { appendFileSync } from 'node:fs';

export async function handler(event, context) {
  if (event['detail-type'] === 'Scheduled Event') return note({ key: 'tick', event, time: Date.now() });
  const failures = [];
  for (const record of event.Records) {
    const id = record.messageId ?? record.dynamodb.SequenceNumber;
    const told = record.body === undefined ? { key: record.dynamodb.Keys.pk.S } : JSON.parse(record.body);
    const wish = told.detail ?? told;
    note({
      ...wish,
      id,
      received: record.attributes?.ApproximateReceiveCount,
      time: Date.now(),
      pid: process.pid,
    });
    if (wish.wish === 'throw') throw new Error('as told');
    if (wish.wish === 'exit') process.exit(1);
    if (wish.wish === 'hang') await pause(60_000);
    if (wish.wish === 'slow') await pause(wish.ms ?? 1500);
    if (wish.wish === 'fail' || String(wish.key).startsWith('poison')) failures.push({ itemIdentifier: id });
    if (wish.wish === 'look')
      note({
        event: record,
        context: { ...context, left: context.getRemainingTimeInMillis() },
        env: process.env,
      });
  }
  process.stdout.write(`handled ${event.Records.length}\n`);
  return { batchItemFailures: failures };
}

function note(line) {
  appendFileSync(process.env.SEEN_FILE, `${JSON.stringify(line)}\n`);
}
