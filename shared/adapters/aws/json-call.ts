import * as z from 'zod/mini';
import type { SignedCall } from './signed-call.ts';

export interface JsonOperation {
  /** Where the service listens. */
  readonly url: URL;
  /** `AmazonSQS.SendMessage` */
  readonly target: string;
  /** The version of AWS's JSON protocol that the service speaks: `1.0`. */
  readonly protocol: '1.0' | '1.1';
  readonly input: object;
}

export type JsonCall = (operation: JsonOperation) => Promise<unknown>;

/**
 * An operation of a service that speaks AWS's JSON protocol. Answers with its output; throws, with the service's code, where
 * that refused.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export function jsonCall(call: SignedCall): JsonCall {
  return async ({ url, target, protocol, input }) => {
    const { status, body } = await call({
      method: 'POST',
      url,
      headers: { 'content-type': `application/x-amz-json-${protocol}`, 'x-amz-target': target },
      body: Buffer.from(JSON.stringify(input)),
    });
    const output = jsonIn(body.toString('utf8'));
    if (status === 200 && output !== undefined) return output;
    const code = codeIn(output);
    throw Object.assign(new Error(`${target} was answered with ${status} ${code}`), { code });
  };
}

const Refusal = z.object({ ['__type']: z.string() });

/** `com.amazonaws.sqs#QueueDoesNotExist`, or without what stands before. */
function codeIn(output: unknown): string {
  const { ['__type']: type = '' } = Refusal.safeParse(output).data ?? {};
  return /(?:^|#)([A-Za-z.]+)$/.exec(type)?.[1] ?? 'without a code';
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
