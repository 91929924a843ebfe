import type { MadeUpIds } from '../made-up-ids.ts';
import type { State } from '../state/state.ts';
import { dialledDigits, whatsAppId } from '../whatsapp-id.ts';

/** How Meta names somebody towards the business. */
export interface Identity {
  readonly name: string;
  readonly username?: string;
  /** Absent where they go by a username, or where only a user id was ever known. */
  readonly waId?: string;
  readonly userId: string;
}

/** Who is who among the phones. */
export interface Directory {
  /** The WhatsApp id of a phone number, a person's name, a user id, or the id of a phone on the page. Throws RangeError where it is none of them, or the name of several. */
  readonly waIdOf: (named: string) => string;
  /** Undefined where nobody has this user id. */
  readonly byUserId: (userId: string) => string | undefined;
  readonly userIdOf: (waId: string) => string;
  readonly identityOf: (waId: string) => Identity;
}

/** Names of those who are in nobody's list. */
const stranger = 'Unknown number';

export function directory(state: State, ids: MadeUpIds): Directory {
  const everybody = () => new Set([...state.people().keys(), ...state.chats().keys()]);
  // Hashed once for each person, for a send by user id looks through all of them.
  const known = new Map<string, string>();
  const userIdOf = (waId: string): string => {
    if (!isPhone(waId)) return waId;
    const key = `${waId}/${state.phone(waId).userIds}`;
    const userId = known.get(key) ?? ids.userId(waId, state.phone(waId).userIds);
    known.set(key, userId);
    return userId;
  };
  const byUserId = (userId: string): string | undefined =>
    [...everybody()].find((waId) => userIdOf(waId) === userId);
  const byName = (name: string): string | undefined => {
    const [found, ...more] = Array.from(state.people()).filter(([, person]) => person.name === name);
    if (more.length > 0) throw new RangeError(`${more.length + 1} phones belong to people called ${name}`);
    return found?.[0];
  };
  return {
    waIdOf(named) {
      const digits = dialledDigits(named);
      const onPage = /^[0-9a-f]{12}$/.test(named)
        ? [...everybody()].find((waId) => ids.phoneId(waId) === named)
        : undefined;
      const byNumber = digits === undefined ? undefined : whatsAppId(digits);
      const found = onPage ?? byNumber ?? byName(named) ?? byUserId(named);
      if (found === undefined) throw new RangeError('phone: neither a phone number nor anybody here');
      return found;
    },
    byUserId,
    userIdOf,
    identityOf(waId) {
      const { username } = state.phone(waId);
      return {
        name: state.people().get(waId)?.name ?? stranger,
        ...(username !== undefined && { username }),
        ...(username === undefined && isPhone(waId) && { waId }),
        userId: userIdOf(waId),
      };
    },
  };
}

function isPhone(waId: string): boolean {
  return /^\d+$/.test(waId);
}
