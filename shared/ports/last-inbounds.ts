import type { Instant } from '#domain/instant';

/** When people wrote to us last: by it, free text may go to them. */
export interface LastInbounds {
  /** The latest by Meta's time stands, whatever the order in which they come. Harmless where the person is gone. */
  note(person: string, number: string, at: Instant): Promise<void>;
}
