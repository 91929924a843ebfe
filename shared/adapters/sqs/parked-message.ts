/** A message of SQS with its attributes has at most 1 MiB; 1 KiB of it is left for the reason. */
const most = 1023 * 1024;

/**
 * What cannot be read, as a message of the failures queue. A body is cut where it and its reason would not fit; `bytes`
 * tells how long it was.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function parkedMessage(body: string, reason: string) {
  const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
  return {
    // An empty body is refused.
    MessageBody: cut(acceptable(body)) || ' ',
    MessageAttributes: {
      reason: attribute(acceptable(reason).slice(0, 200) || 'unknown'),
      bytes: { DataType: 'Number', StringValue: String(Buffer.byteLength(body)) },
    },
  };
}

/** The text with U+FFFD for each character that SQS refuses: controls, halves of a pair, U+FFFE and U+FFFF. */
function acceptable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters to be found
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

/** At most `most` bytes of UTF-8, no character broken. */
function cut(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= most) return text;
  let end = most;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}
