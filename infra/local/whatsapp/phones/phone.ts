import type { World } from '../world.ts';
import { act } from './act.ts';
import type { Doing, Manner, PhoneAction } from './action.ts';

/** How a tap, a choice, a reaction, an edit or a revocation is made: number and context follow from the message. */
type Moment = Pick<Manner, 'at'>;

/**
 * One person's phone, in the hands of a test. Each message answers with its id, and opens the window. Everything
 * throws RangeError where it cannot be done: no such button, no such message.
 */
export interface Phone {
  /** As it is now: another after a change of number. */
  readonly waId: () => string;
  readonly userId: () => string;
  readonly writes: (text: string, how?: Manner) => string;
  /** A quick reply of a template, or a reply button: by its label, or its place from 0. */
  readonly taps: (
    message: string,
    button: string | number,
    how?: Moment & { withoutContext?: boolean },
  ) => string;
  /** A row of a list, by its title or its id. */
  readonly chooses: (message: string, row: string, how?: Moment) => string;
  readonly fillsIn: (form: Readonly<Record<string, unknown>>, how?: Manner) => string;
  /** Without an emoji: takes the reaction back. */
  readonly reacts: (message: string, emoji?: string, how?: Moment) => string;
  /** One of the simulator's own files where `bytes` (base64) is absent. */
  readonly sendsFile: (file: Omit<Doing<'send-file'>, 'does' | 'how'>, how?: Manner) => string;
  readonly sendsLocation: (location: Doing<'send-location'>['location'], how?: Manner) => string;
  readonly sendsContacts: (contacts: Doing<'send-contacts'>['contacts'], how?: Manner) => string;
  readonly edits: (message: string, text: string, how?: Moment) => string;
  readonly revokes: (message: string, how?: Moment) => string;
  readonly sendsUnsupported: (what?: { code?: number; what?: string }, how?: Manner) => string;
  /** To another phone number, E.164. */
  readonly changesNumber: (to: string) => void;
  readonly changesUserId: () => void;
  /** Without a name: gives it up. */
  readonly takesUsername: (username?: string) => void;
  readonly goesOffline: () => void;
  /** What waited arrives. */
  readonly comesBack: () => void;
  /** Everything that has arrived. */
  readonly reads: () => void;
  /** Reads what is there and what comes: `delivered` is left out then. */
  readonly opensChat: () => void;
  readonly closesChat: () => void;
  readonly plays: (message: string) => void;
  readonly turnsReceipts: (on: boolean) => void;
}

/** The phone of whoever is named. Throws RangeError where nobody is. */
export function phoneOf(world: World, named: string): Phone {
  const first = world.phones.waIdOf(named);
  const waId = () => world.state.homeOf(first);
  const set = (action: PhoneAction): void => void act(world, waId(), action);
  const say = (action: PhoneAction): string => {
    const id = act(world, waId(), action);
    if (id === undefined) throw new Error(`${action.does} says nothing`);
    return id;
  };
  return {
    waId,
    userId: () => world.phones.userIdOf(waId()),
    ...messagesOf(say),
    changesNumber: (to) => set({ does: 'change-number', to }),
    changesUserId: () => set({ does: 'change-user-id' }),
    takesUsername: (username) => set({ does: 'take-username', ...(username !== undefined && { username }) }),
    goesOffline: () => set({ does: 'go-offline' }),
    comesBack: () => set({ does: 'come-back' }),
    reads: () => set({ does: 'read' }),
    opensChat: () => set({ does: 'open-chat' }),
    closesChat: () => set({ does: 'close-chat' }),
    plays: (message) => set({ does: 'play', message }),
    turnsReceipts: (on) => set({ does: 'turn-receipts', on }),
  };
}

type Messages = Pick<
  Phone,
  | 'writes'
  | 'taps'
  | 'chooses'
  | 'fillsIn'
  | 'reacts'
  | 'sendsFile'
  | 'sendsLocation'
  | 'sendsContacts'
  | 'edits'
  | 'revokes'
  | 'sendsUnsupported'
>;

function messagesOf(say: (action: PhoneAction) => string): Messages {
  return {
    writes: (text, how = {}) => say({ does: 'write', text, how }),
    taps: (message, button, { withoutContext = false, ...how } = {}) =>
      say({ does: 'tap', message, button, withoutContext, how }),
    chooses: (message, row, how = {}) => say({ does: 'choose', message, row, how }),
    fillsIn: (form, how = {}) => say({ does: 'fill-in', form, how }),
    reacts: (message, emoji, how = {}) =>
      say({ does: 'react', message, ...(emoji !== undefined && { emoji }), how }),
    sendsFile: (file, how = {}) => say({ does: 'send-file', ...file, how }),
    sendsLocation: (location, how = {}) => say({ does: 'send-location', location, how }),
    sendsContacts: (contacts, how = {}) => say({ does: 'send-contacts', contacts, how }),
    edits: (message, text, how = {}) => say({ does: 'edit', message, text, how }),
    revokes: (message, how = {}) => say({ does: 'revoke', message, how }),
    sendsUnsupported: (unsupported = {}, how = {}) => say({ does: 'send-unsupported', ...unsupported, how }),
  };
}
