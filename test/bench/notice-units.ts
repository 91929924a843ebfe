import { dynamoStore } from '#adapters/dynamodb/store';
import { budgets } from '#test/support/budgets';
import { capacityOf } from '#test/support/capacity';
import { startEngine } from '#test/support/engine';
import { addStaff, companyIds, noticeWorkspace, plantClosed, staffOf } from '#test/support/notice';
import { applyWorkspace, world } from '#test/support/world';
import type { Figure } from './figure.ts';

const people = 1_000;

/** What each person of a notice in slices costs at the tables until their job is on the send queue, all slices warm. */
export async function noticeFigures(): Promise<readonly Figure[]> {
  const engine = await startEngine();
  try {
    const meter = capacityOf(engine.client);
    const chasqui = world({ store: dynamoStore(engine.client, engine.names) });
    await applyWorkspace(chasqui, noticeWorkspace(people));
    const staff = companyIds(people).map((_, place) => staffOf(place));
    await addStaff(chasqui, staff);
    const tellAll = async () => {
      await chasqui.route(plantClosed('1'));
      for (const slice of chasqui.ports.noticeQueue.slices.splice(0)) await chasqui.tell(slice);
    };
    const { spent } = await meter.spentBy(tellAll);
    if (chasqui.ports.sendQueue.refs.length !== people) throw new Error('not everybody was told');
    const { spent: again } = await meter.spentBy(tellAll);
    const { writeUnits, tableRequests } = budgets.noticePerson;
    const figure = 'person of a notice in slices';
    return [
      { figure, value: spent.written / people, unit: 'write units', budget: writeUnits },
      { figure, value: spent.read / people, unit: 'read units' },
      { figure, value: spent.requests / people, unit: 'table requests', budget: tableRequests },
      { figure: `${figure}, delivered again`, value: again.written / people, unit: 'write units' },
      { figure: `${figure}, delivered again`, value: again.read / people, unit: 'read units' },
    ];
  } finally {
    await engine.stop();
  }
}
