import type { Media } from './outbound.ts';
import { lengthOf } from './template-text.ts';

/** Why Meta would not take a message. Holds nothing of its content. */
export interface OutboundFault {
  /** `buttons[1].title` */
  readonly at: string;
  readonly says: 'empty' | 'too-long' | 'too-many' | 'twice' | 'not-allowed';
}

export type Faults = readonly OutboundFault[];

/** A text that must show something, in at most so many characters. Undefined is left out of the message. */
export function textFaults(at: string, text: string | undefined, limit: number): Faults {
  if (text === undefined) return [];
  if (text.trim() === '') return [{ at, says: 'empty' }];
  return lengthOf(text) > limit ? [{ at, says: 'too-long' }] : [];
}

export function countFaults(at: string, list: readonly unknown[], limit: number): Faults {
  if (list.length === 0) return [{ at, says: 'empty' }];
  return list.length > limit ? [{ at, says: 'too-many' }] : [];
}

export function twiceFaults(at: string, values: readonly (string | number)[]): Faults {
  return new Set(values).size < values.length ? [{ at, says: 'twice' }] : [];
}

export function shapeFaults(at: string, text: string, shape: RegExp): Faults {
  return shape.test(text) ? [] : [{ at, says: 'not-allowed' }];
}

/** An id comes back as it was sent, but for blanks around it. */
export function idFaults(at: string, id: string, limit: number): Faults {
  return [...textFaults(at, id, limit), ...shapeFaults(at, id, /^(?!\s).*(?<!\s)$/s)];
}

const address = /^https?:\/\/[^\s/?#]+\S*$/;

export function linkFaults(at: string, url: string): Faults {
  return [...textFaults(at, url, 2_000), ...shapeFaults(at, url, address)];
}

export function mediaFaults(at: string, media: Media): Faults {
  return 'id' in media ? shapeFaults(`${at}.id`, media.id, /^\d+$/) : linkFaults(`${at}.link`, media.link);
}
