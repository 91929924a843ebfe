import type { PhoneAction } from '../phones/action.ts';
import { ask } from './ask.ts';

/** Does something with the phone that has this id on the page. What cannot be done stands on the page. */
export type Act = (action: PhoneAction) => Promise<void>;

export function actOn(phone: string): Act {
  return async (action) => {
    await ask('phones', { method: 'POST', body: { phone, ...action } });
  };
}
