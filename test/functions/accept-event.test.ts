import { describe, expect, it } from 'vitest';
import { door, erpDoor, eventsOn, idOf, opened, secrets } from '#test/support/door';
import { githubHeaders, webhookHeaders } from '#test/support/signed';
import { peopledWorld } from '#test/support/world';
import { githubEvents } from '#test/workspace/github-events';

const [[github], [, olderErp], [helpdesk]] = [secrets.github, secrets.erp, secrets.helpdesk];

describe('a signed request', () => {
  it('puts its event on the bus under the id of the request', async () => {
    const { post, intake } = await erpDoor();
    expect(await post({ ...opened, time: '2026-11-22T10:00:00-03:00' })).toEqual({
      status: 202,
      body: { status: 'accepted', event: idOf('erp', 'msg_1') },
      said: { kind: 'answered', source: 'erp', accepted: 1, refused: 0 },
    });
    expect(eventsOn(intake)).toEqual([
      {
        source: 'erp',
        detailType: 'TicketOpened',
        detail: opened.detail,
        time: '2026-11-22T13:00:00Z',
        id: 'msg_1',
      },
    ]);
  });

  it('may speak as Standard Webhooks does, and carry an id of its own', async () => {
    const { post, intake } = await erpDoor();
    const event = {
      type: 'TicketOpened',
      timestamp: '2026-11-22T10:00:00Z',
      data: opened.detail,
      id: 'T-1/1',
    };
    expect(await post(event)).toMatchObject({ status: 202, body: { event: idOf('erp', 'T-1/1') } });
    expect(eventsOn(intake)).toMatchObject([
      { detailType: 'TicketOpened', detail: opened.detail, time: '2026-11-22T10:00:00Z', id: 'T-1/1' },
    ]);
  });

  it('happens now where it does not say when, and `null` says nothing', async () => {
    const { post, intake, clock } = await erpDoor();
    await post({ ...opened, time: null, id: null });
    expect(eventsOn(intake)).toMatchObject([
      { time: new Date(clock.now).toISOString().replace('.000', ''), id: 'msg_1' },
    ]);
  });

  it('is taken with the older secret while both are known', async () => {
    const { raw, clock } = await erpDoor();
    const body = JSON.stringify(opened);
    expect(await raw('erp', body, webhookHeaders(body, { secret: olderErp, at: clock.now }))).toMatchObject({
      status: 202,
    });
  });
});

describe('every webhook that GitHub publishes', () => {
  it('is the same event behind the door', async () => {
    const { post, intake } = await door();
    const given = githubEvents().map(({ 'detail-type': event, detail }, index) => ({
      event: JSON.stringify(event).slice(1, -1),
      detail,
      index,
    }));
    for (const { event, detail, index } of given) {
      const body = JSON.stringify(detail);
      const headers = githubHeaders(body, { secret: github, event, delivery: `d-${index}` });
      expect(await post('github', body, headers)).toMatchObject({ status: 202 });
    }
    expect(given.length).toBeGreaterThan(300);
    const read = eventsOn(intake).map(({ source, detailType, detail, id }) => ({
      source,
      detailType,
      detail,
      id,
    }));
    expect(read).toEqual(
      given.map(({ event, detail, index }) => ({
        source: 'github',
        detailType: event,
        detail,
        id: `d-${index}`,
      })),
    );
  });
});

describe('a request that is sent again', () => {
  it('is the same event, and nobody is told twice', async () => {
    const { post, intake, route, ports } = await door({ made: await peopledWorld() });
    const body = JSON.stringify(opened.detail);
    const headers = githubHeaders(body, { secret: helpdesk, event: 'TicketOpened', delivery: 'd-7' });
    const routed = async () => {
      expect(await post('helpdesk', body, headers)).toMatchObject({ status: 202 });
      const [event] = eventsOn(intake).slice(-1);
      if (event === undefined) throw new Error('nothing on the bus');
      return route(event);
    };
    const first = await routed();
    expect(first).toMatchObject({ kind: 'routed', event: idOf('helpdesk', 'd-7') });
    const told = new Set(ports.sendQueue.refs);
    expect(told.size).toBeGreaterThan(0);
    for (let again = 0; again < 3; again += 1) expect(await routed()).toEqual(first);
    expect(new Set(ports.sendQueue.refs)).toEqual(told);
  });
});
