import { deliveryResource } from '#contracts/delivery-id';
import type { ArrivedEvent, Intake, IntakeOutcome } from '#ports/intake';

/** Keeps what was taken as the bus would hand it on; `answer` may refuse an event or fail. */
export function memoryIntake(
  now: () => number,
  answer: (event: ArrivedEvent) => IntakeOutcome = () => ({ kind: 'taken' }),
): Intake & { readonly delivered: readonly string[] } {
  const delivered: string[] = [];
  return {
    delivered,
    put: async (events) =>
      events.map((event) => {
        const outcome = answer(event);
        if (outcome.kind === 'taken') delivered.push(envelope(event, `bus-${delivered.length}`, now()));
        return outcome;
      }),
  };
}

function envelope({ source, detailType, detail, time, id }: ArrivedEvent, own: string, now: number): string {
  const at = new Date(time ?? now).toISOString();
  return JSON.stringify({
    version: '0',
    id: own,
    'detail-type': detailType,
    source,
    account: '123456789012',
    time: `${at.slice(0, 19)}Z`,
    region: 'eu-west-1',
    resources: [deliveryResource(id)],
    detail,
  });
}
