const day = 86_400_000;

/** One thing that a person did towards a business number. */
export interface Inbound {
  readonly id: string;
  /** Phone number id. */
  readonly number: string;
  readonly waId: string;
  readonly at: number;
}

/** What people have written, as far as it opens windows and can be marked as read. Kept for 30 days. */
export function inbox() {
  const latest = new Map<string, number>();
  const messages = new Map<string, Inbound>();
  return {
    add(inbound: Inbound): void {
      const key = `${inbound.number}/${inbound.waId}`;
      latest.set(key, Math.max(latest.get(key) ?? 0, inbound.at));
      messages.set(inbound.id, inbound);
    },
    /** Whether free messages may go: for 24 hours after the person's last message to this number. */
    isOpen: (number: string, waId: string, now: number): boolean =>
      (latest.get(`${number}/${waId}`) ?? -Infinity) > now - day,
    /** Whether the number got this message in the last 30 days. */
    has(id: string, number: string, now: number): boolean {
      const inbound = messages.get(id);
      return inbound?.number === number && inbound.at > now - 30 * day;
    },
    size: () => messages.size,
  };
}
export type Inbox = Omit<ReturnType<typeof inbox>, 'add'>;
