import type { Said } from '../phones/said.ts';

const day = 86_400_000;

/** One thing that a person did towards a business number. */
export interface Inbound {
  readonly id: string;
  /** Phone number id. */
  readonly number: string;
  readonly waId: string;
  readonly at: number;
  /** Absent where a window was opened without a word. */
  readonly said?: Said;
  /** Id of the message that it answers. */
  readonly quotes?: string;
  readonly forwarded?: boolean;
}

/** What people have done, as far as it opens windows, is answered and can be marked as read. Marks are good for 30 days. */
export function inbox() {
  const latest = new Map<string, number>();
  const messages = new Map<string, Inbound>();
  const read = new Map<string, number>();
  let count = 0;
  return {
    add(inbound: Inbound): void {
      const key = chatKey(inbound);
      count += 1;
      messages.set(inbound.id, inbound);
      // To have another number is no message.
      if (inbound.said?.type !== 'system') latest.set(key, Math.max(latest.get(key) ?? 0, inbound.at));
    },
    /** Marks the message, and with it all of its chat that came before. */
    markRead(id: string): Inbound | undefined {
      const inbound = messages.get(id);
      if (inbound !== undefined)
        read.set(chatKey(inbound), Math.max(read.get(chatKey(inbound)) ?? 0, inbound.at));
      return inbound;
    },
    isRead: (inbound: Inbound): boolean => inbound.at <= (read.get(chatKey(inbound)) ?? -Infinity),
    /** Whether free messages may go: for 24 hours after the person's last message to this number. */
    isOpen: (number: string, waId: string, now: number): boolean =>
      (latest.get(chatKey({ number, waId })) ?? -Infinity) > now - day,
    /** Whether the number got this message in the last 30 days. */
    has(id: string, number: string, now: number): boolean {
      const inbound = messages.get(id);
      return inbound?.number === number && inbound.at > now - 30 * day;
    },
    find: (id: string) => messages.get(id),
    size: () => count,
  };
}
export type Inbox = Omit<ReturnType<typeof inbox>, 'add' | 'markRead'>;

function chatKey({ number, waId }: Pick<Inbound, 'number' | 'waId'>): string {
  return `${number}/${waId}`;
}
