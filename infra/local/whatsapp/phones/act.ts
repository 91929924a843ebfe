import type { World } from '../world.ts';
import type { PhoneAction, Saying, Setting } from './action.ts';
import { changeNumber, changeUserId } from './identity-change.ts';
import { comeBack, openChat, play, read } from './receipts.ts';
import { numberFor, say } from './say.ts';
import { sentFile } from './sent-file.ts';
import { speechOf } from './speech.ts';

/**
 * Does what a person does, and tells of it by webhook. The id of what was said, where something was. Throws RangeError
 * where it cannot be done: a button that is not there, a message of somebody else.
 */
export function act(world: World, waId: string, action: PhoneAction): string | undefined {
  switch (action.does) {
    case 'change-number':
    case 'change-user-id':
    case 'take-username':
    case 'go-offline':
    case 'come-back':
    case 'read':
    case 'open-chat':
    case 'close-chat':
    case 'play':
    case 'turn-receipts':
      set(world, waId, action);
      return undefined;
    default:
      return speak(world, waId, action);
  }
}

function speak(world: World, waId: string, saying: Saying): string {
  if (saying.does !== 'send-file') return say(world, waId, speechOf(world, saying));
  const number = numberFor(world, waId, saying.how ?? {});
  return say(world, waId, { said: sentFile(world, number, saying), ...saying.how, number });
}

function set(world: World, waId: string, setting: Setting): void {
  const { state } = world;
  const settings = state.phone(waId);
  switch (setting.does) {
    case 'change-number':
      return changeNumber(world, waId, setting.to);
    case 'change-user-id':
      return changeUserId(world, waId);
    case 'take-username': {
      const { username: _, ...others } = settings;
      const { username } = setting;
      return state.setPhone(waId, { ...others, ...(username !== undefined && { username }) });
    }
    case 'go-offline':
      return state.setPhone(waId, { ...settings, online: false });
    case 'come-back':
      return comeBack(world, waId);
    case 'read':
      return read(world, waId);
    case 'open-chat':
      return openChat(world, waId);
    case 'close-chat':
      return state.setPhone(waId, { ...settings, chatOpen: false });
    case 'play':
      return play(world, waId, setting.message);
    case 'turn-receipts':
      return state.setPhone(waId, { ...settings, receipts: setting.on });
  }
}
