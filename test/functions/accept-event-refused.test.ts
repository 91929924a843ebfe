import { describe, expect, it } from 'vitest';
import { erpDoor, opened, secrets } from '#test/support/door';
import { githubHeaders, webhookHeaders } from '#test/support/signed';

const [[github], [erp]] = [secrets.github, secrets.erp];

/** An object within an object, so many levels deep. */
const nested = (levels: number): object => (levels === 0 ? {} : { a: nested(levels - 1) });

describe('a request that is too large', () => {
  const space = (bytes: number) => `{"detail-type":"T","detail":{}${' '.repeat(bytes)}}`;

  it.each([
    ['it is', space(1024 * 1024), {}],
    ['it says so', '{}', { 'content-length': '2000000' }],
  ])('because %s is refused before anything is looked at', async (_, body, headers) => {
    const { raw } = await erpDoor();
    expect(await raw('erp', body, headers)).toMatchObject({
      status: 413,
      body: { error: { reason: 'too-large' } },
    });
  });

  it('because of one event is refused as well', async () => {
    const { post } = await erpDoor();
    const detail = { text: 'x'.repeat(1024 * 1024 - 8 * 1024) };
    expect(await post({ ...opened, detail })).toMatchObject({
      status: 413,
      body: { error: { reason: 'too-large', field: 'detail' } },
    });
  });

  it('does not include one of a mebibyte, nor one whose header is no number', async () => {
    const { raw, clock } = await erpDoor();
    const start = space(0).length;
    const body = space(1024 * 1024 - start);
    const headers = webhookHeaders(body, { secret: erp, at: clock.now });
    expect(await raw('erp', body, { ...headers, 'content-length': 'many' })).toMatchObject({ status: 202 });
  });
});

describe('a signed request that cannot be read', () => {
  it.each([
    ['not-json', '{', undefined],
    ['not-json', 'payload=%7B%7D', undefined],
    ['not-an-event', 'null', undefined],
    ['not-an-event', '{"events":7}', 'detail-type'],
    ['not-an-event', { type: '', data: {} }, 'detail-type'],
    ['not-an-event', { type: 'x'.repeat(129), data: {} }, 'detail-type'],
    ['not-an-event', { type: 'T', events: [] }, 'detail'],
    ['not-an-event', { type: 'T', data: [] }, 'detail'],
    ['not-an-event', { ...opened, time: 'yesterday' }, 'time'],
    ['not-an-event', { ...opened, time: '1969-12-31T23:59:59Z' }, 'time'],
    ['not-an-event', { ...opened, id: 'x'.repeat(201) }, 'id'],
    ['not-an-event', { ...opened, id: 7 }, 'id'],
    ['too-deep', { type: 'T', data: nested(101) }, 'detail'],
  ])('is told %s and what to do (%#)', async (reason, body, field) => {
    const { post, intake } = await erpDoor();
    const answer = await post(body);
    const named = field === undefined ? {} : { field };
    expect(answer).toEqual({
      status: 400,
      body: { error: { reason, ...named, remedy: expect.stringMatching(/^\w.{20,}\.$/) } },
      said: { kind: 'refused', source: 'erp', reason, ...named },
    });
    expect(intake.delivered).toEqual([]);
  });

  it('is not even walked through where it is nested without end', async () => {
    const { post } = await erpDoor();
    const body = `{"type":"T","data":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
    expect(await post(body)).toMatchObject({ status: 400, body: { error: { reason: 'too-deep' } } });
  });

  it('is told that it is not UTF-8', async () => {
    const { raw, clock } = await erpDoor();
    const body = Uint8Array.of(0x22, 0xff, 0x22);
    expect(await raw('erp', body, webhookHeaders(body, { secret: erp, at: clock.now }))).toMatchObject({
      status: 400,
      body: { error: { reason: 'not-utf8' } },
    });
  });

  it('is told which header it lacks', async () => {
    const { raw, clock } = await erpDoor();
    const { 'x-github-event': _, ...noEvent } = githubHeaders('{}', { secret: github });
    const { 'x-github-delivery': __, ...noId } = githubHeaders('{}', { secret: github });
    const longId = webhookHeaders('{}', { secret: erp, id: 'x'.repeat(201), at: clock.now });
    const lacking = async (source: string, headers: Record<string, string>) => {
      const { status, said } = await raw(source, '{}', headers);
      return [status, said?.reason, said?.field];
    };
    expect(await lacking('github', noEvent)).toEqual([400, 'header-missing', 'X-GitHub-Event']);
    expect(await lacking('github', noId)).toEqual([400, 'header-missing', 'X-GitHub-Delivery']);
    expect(await lacking('erp', longId)).toEqual([400, 'header-missing', 'webhook-id']);
  });

  it('by GitHub, has an object as its body', async () => {
    const { raw } = await erpDoor();
    for (const body of ['[]', '7', 'nonsense']) {
      expect(await raw('github', body, githubHeaders(body, { secret: github }))).toMatchObject({
        status: 400,
      });
    }
  });
});
