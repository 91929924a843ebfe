/**
 * Reads the answer of ListObjectsV2 without a parser of XML: the keys of our buckets are made of characters that XML
 * leaves as they are, and a key with any other is refused. A text within `<Key>` cannot hold a tag.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function keysIn(body: Buffer): readonly string[] {
  return [...body.toString('utf8').matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => {
    if (!/^[\w./=-]+$/.test(key)) throw new Error('the bucket holds a key that is none of ours');
    return key;
  });
}

export function isTruncated(body: Buffer): boolean {
  return body.toString('utf8').includes('<IsTruncated>true</IsTruncated>');
}
