import type { Message } from '#domain/messages/message';

/** What a job takes from its message: its ref, and by its number and priority the queue it belongs on. */
export type Queued = Pick<Message, 'ref' | 'number' | 'priority'>;

/** The fast way to the sender: two queues for each business number. What they lose, the message's `dueAt` brings back. */
export interface SendQueue {
  /** Throws if one of the jobs could not be put. */
  put(messages: readonly Queued[]): Promise<void>;
}
