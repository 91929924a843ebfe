import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** A message among the dead letters, hidden from others for as long as it is in our hands. */
export interface DeadLetter {
  /** Of the message. It stays the same on the way from its queue to the dead letters. */
  readonly id: string;
  readonly body: string;
  /** By which it is given back or removed. */
  readonly handle: string;
  /** When it was first put on its queue, in milliseconds since 1970. */
  readonly sentAt: number;
  /** How often it was delivered, to us too. */
  readonly receives: number;
  /** Why it lies here, where its attributes say so: the reason of parked input, the error code of EventBridge. */
  readonly reason?: string;
}

export interface DeadLetters {
  /** Up to ten that are in nobody's hands; none where the queue has none to give. */
  take(): Promise<readonly DeadLetter[]>;
  /** Shows them to others again. Answers with the ids of those that stay hidden until their time is over. */
  giveBack(letters: readonly DeadLetter[]): Promise<readonly string[]>;
  /** Answers with the ids of those that could not be removed. */
  remove(letters: readonly DeadLetter[]): Promise<readonly string[]>;
}

/** So long a letter is ours, in seconds: five minutes for ten of them, and for the listing of many. */
const hiddenFor = 300;

/** Asks all of SQS's servers, so that no answer means that there is nothing. Shorter than a call may take. Seconds. */
const patience = 1;

const perCall = 10;

/** The dead letters of a queue on SQS. Throws what a call as a whole throws. */
export function deadLetters(client: SQSClient, url: string): DeadLetters {
  return {
    async take() {
      const { Messages: messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: perCall,
          VisibilityTimeout: hiddenFor,
          WaitTimeSeconds: patience,
          MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
          MessageAttributeNames: ['reason', 'ERROR_CODE'],
        }),
      );
      return messages.map(letterOf);
    },
    giveBack: (letters) =>
      inTens(letters, async (entries) => {
        // A second, not none: not every engine takes 0, and nobody waits for it.
        const Entries = entries.map((entry) => ({ ...entry, VisibilityTimeout: 1 }));
        return client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries }));
      }),
    remove: (letters) =>
      inTens(letters, (Entries) => client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }))),
  };
}

function letterOf({ MessageId, Body, ReceiptHandle, Attributes, MessageAttributes }: Message): DeadLetter {
  const reason = (MessageAttributes?.['reason'] ?? MessageAttributes?.['ERROR_CODE'])?.StringValue;
  return {
    id: MessageId ?? '',
    body: Body ?? '',
    handle: ReceiptHandle ?? '',
    sentAt: Number(Attributes?.SentTimestamp ?? 0),
    receives: Number(Attributes?.ApproximateReceiveCount ?? 0),
    ...(reason !== undefined && { reason }),
  };
}

interface Entry {
  readonly Id: string;
  readonly ReceiptHandle: string;
}

interface Answer {
  readonly Successful?: readonly { readonly Id: string | undefined }[] | undefined;
}

/** Ids of the letters that a call did not name as done. */
async function inTens(
  letters: readonly DeadLetter[],
  call: (entries: Entry[]) => Promise<Answer>,
): Promise<readonly string[]> {
  const undone: string[] = [];
  for (let from = 0; from < letters.length; from += perCall) {
    const ten = letters.slice(from, from + perCall);
    const { Successful: done = [] } = await call(
      ten.map(({ handle }, index) => ({ Id: String(index), ReceiptHandle: handle })),
    );
    const ids = new Set(done.map(({ Id }) => Id));
    undone.push(...ten.flatMap(({ id }, index) => (ids.has(String(index)) ? [] : [id])));
  }
  return undone;
}
