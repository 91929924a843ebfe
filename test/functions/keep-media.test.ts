import { describe, expect, it } from 'vitest';
import type { Inbound } from '#domain/inbound/inbound';
import type { FetchedMedia } from '#ports/media-source';
import { inboundHashes } from '#adapters/node/inbound-hashes';
import { updatingWork } from '#functions/apply-update/updating-work';
import { inbound, phones } from '#test/support/phones';

const { digestOf } = inboundHashes('x'.repeat(16));
const day = 86_400_000;
const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

/** Ana sends a file about a ticket, and a worker takes its job. */
async function sentFile(file: FetchedMedia | undefined, change: object = {}) {
  const made = await phones({ files: new Map(file === undefined ? [] : [['77', file]]) });
  await made.tell('T-1');
  const media = {
    kind: 'media',
    type: 'image',
    media: '77',
    mimeType: 'image/jpeg',
    caption: 'broken',
  } as const;
  const sent = inbound(made.chasqui, { ...media, ...change });
  await made.apply(sent);
  const { ports, tools } = made.chasqui;
  const work = updatingWork(ports, { ...tools, read: () => [] });
  return {
    ...made,
    ports,
    sent,
    place: { record: made.record('T-1'), thing: made.thing(sent) },
    fetch: async () => {
      for (const job of ports.mediaQueue.jobs) await work(job);
    },
  };
}

const fetched = (bytes: Uint8Array, sha256?: string): FetchedMedia => ({
  kind: 'fetched',
  bytes,
  ...(sha256 !== undefined && { sha256 }),
});

describe('the file of a reply', () => {
  it('is kept under the reply, with a fact that tells its type and size', async () => {
    const { facts, fetch, place, ports } = await sentFile(fetched(picture, digestOf(picture)), {
      sha256: digestOf(picture),
    });
    await fetch();
    const key = `media/${place.record}/${place.thing}`;
    expect(await ports.media.get(key)).toMatchObject({ bytes: picture, contentType: 'image/jpeg' });
    expect(await ports.replies.find(place)).toMatchObject({ media: { key, mime: 'image/jpeg', bytes: 7 } });
    expect(await facts(place.record)).toContainEqual(
      expect.objectContaining({ kind: 'media-kept', thing: place.thing, mime: 'image/jpeg', bytes: 7 }),
    );
  });

  it('is fetched once, however often its job is delivered', async () => {
    const { fetch, ports } = await sentFile(fetched(picture));
    await fetch();
    await fetch();
    expect(ports.mediaSource.fetched).toEqual(['77']);
  });

  it.each([
    { what: 'larger than is kept', file: fetched(new Uint8Array(16 * 1024 * 1024 + 1)), reason: 'too-large' },
    { what: 'of a type that is not kept', change: { mimeType: 'application/x-sh' }, reason: 'type-not-kept' },
    { what: 'not what it says', file: fetched(new Uint8Array([1, 2, 3])), reason: 'type-not-kept' },
    { what: 'other than announced', change: { sha256: 'AAAA' }, reason: 'digest-differs' },
  ])('that is $what is refused, and the person hears so', async ({ reason, change = {}, ...told }) => {
    const file = 'file' in told ? told.file : fetched(picture);
    const said = reason === 'too-large' ? '16 MB' : 'could not be kept';
    const { answers, facts, fetch, place, ports } = await sentFile(file, change);
    await fetch();
    expect(await facts(place.record)).toContainEqual(
      expect.objectContaining({ kind: 'media-refused', thing: place.thing, reason }),
    );
    expect(await answers()).toMatchObject([{ kind: 'text', body: expect.stringContaining(said) }]);
    expect(ports.media.kept.size).toBe(0);
  });

  it('that Meta does not give out comes back for the seven days in which it may, and is refused then', async () => {
    const { chasqui, facts, fetch, place } = await sentFile(undefined);
    chasqui.clock.now += 7 * day - 60_000;
    await expect(fetch()).rejects.toMatchObject({ code: 'MediaNotGivenOut' });
    expect((await facts(place.record)).map(({ kind }) => kind)).not.toContain('media-refused');
    chasqui.clock.now += 120_000;
    await fetch();
    expect(await facts(place.record)).toContainEqual(
      expect.objectContaining({ kind: 'media-refused', thing: place.thing, reason: 'gone' }),
    );
  });

  it('that is refused to somebody who is gone is answered by nobody', async () => {
    const { chasqui, ports, answers } = await sentFile(fetched(new Uint8Array([1, 2, 3])));
    const people = { ...ports.people, find: async () => undefined };
    const work = updatingWork({ ...ports, people }, { ...chasqui.tools, read: () => [] });
    for (const job of ports.mediaQueue.jobs) await work(job);
    expect(await answers()).toEqual([]);
  });

  it('is not fetched where the reply was taken back, and goes where it is taken back later', async () => {
    const { apply, chasqui, fetch, place, ports, sent } = await sentFile(fetched(picture));
    const revoke: Inbound = inbound(chasqui, { kind: 'revoke', of: sent.id });
    await fetch();
    expect(ports.media.kept.size).toBe(1);
    await apply(revoke);
    expect(ports.media.kept.size).toBe(0);
    await fetch();
    expect(ports.media.kept.size).toBe(0);
    expect(await ports.replies.find(place)).not.toHaveProperty('media');
  });

  it('does not stay where the reply is taken back while it is fetched', async () => {
    const { apply, chasqui, ports, sent } = await sentFile(fetched(picture));
    const mediaSource = {
      fetch: async () => {
        await apply(inbound(chasqui, { kind: 'revoke', of: sent.id }));
        return fetched(picture);
      },
    };
    const work = updatingWork({ ...ports, mediaSource }, { ...chasqui.tools, read: () => [] });
    for (const job of ports.mediaQueue.jobs) await work(job);
    expect(ports.media.kept.size).toBe(0);
  });

  it('has its job beside the webhooks', async () => {
    const { chasqui, ports } = await sentFile(undefined);
    const work = updatingWork(ports, { ...chasqui.tools, read: () => [] });
    expect(await work({ kind: 'webhook', receivedAt: 1, body: '{}' })).toMatchObject({ applied: 0 });
  });

  it('fails for now where Meta cannot be reached, so that its job comes back', async () => {
    const { chasqui, ports } = await sentFile(fetched(picture));
    const mediaSource = { fetch: () => Promise.reject(new Error('busy')) };
    const work = updatingWork({ ...ports, mediaSource }, { ...chasqui.tools, read: () => [] });
    const [job] = ports.mediaQueue.jobs;
    await expect(job && work(job)).rejects.toThrow('busy');
  });
});
