import { secretsClient } from '#adapters/secrets/read-secret';
import { presignedGet } from '#adapters/s3/presigned';
import type { RecordFact } from '#domain/facts/fact';
import type { Replies } from '#ports/replies';
import { type Io, UsageError } from './io.ts';
import { whatHappened } from './story-words.ts';
import type { Story } from './story.ts';
import type { Target } from './target.ts';

/** A file that somebody sent, and that is still kept. */
export interface KeptFile {
  /** In the bucket of media. */
  readonly key: string;
  /** Where anybody can get it for a while; absent where nobody asked for that. */
  readonly link?: string;
}

export type LinkTo = (key: string) => Promise<string>;

/** The files of a story, by the fact that they were kept. Those that were taken back or erased since are not there. */
export async function filesIn(
  story: Story,
  replies: Pick<Replies, 'of'>,
  linkTo?: LinkTo,
): Promise<ReadonlyMap<RecordFact, KeptFile>> {
  const facts = story.filter((fact) => fact.kind === 'media-kept');
  const found = await replies.of(facts);
  const files = facts.map(async (fact, place): Promise<readonly [RecordFact, KeptFile][]> => {
    const key = found[place]?.media?.key;
    if (key === undefined) return [];
    return [[fact, linkTo === undefined ? { key } : { key, link: await linkTo(key) }]];
  });
  return new Map((await Promise.all(files)).flat());
}

export function fileWords(fact: RecordFact, { key }: KeptFile): string {
  return `${whatHappened(fact)}, ${key}`;
}

/** Each link below the name of its file: too long for a column. */
export function linkLines(files: ReadonlyMap<RecordFact, KeptFile>): readonly string[] {
  return [...files.values()].flatMap(({ key, link }) => (link === undefined ? [] : [`${key}:`, link, '']));
}

/** Seconds. */
const linkLife = 15 * 60;

/** Signs with the rights of whoever runs the command. */
export async function linksOf({ outputs }: Target, { env }: Pick<Io, 'env'>): Promise<LinkTo> {
  const { MediaBucketName: bucket } = outputs;
  if (bucket === undefined)
    throw new UsageError('the stack was deployed by a release that kept no media: deploy it anew');
  const { config } = secretsClient();
  const region = await config.region();
  const endpoint = env['AWS_ENDPOINT_URL_S3'];
  return (key) =>
    presignedGet({ bucket, region, credentials: () => config.credentials(), endpoint }, key, linkLife);
}
