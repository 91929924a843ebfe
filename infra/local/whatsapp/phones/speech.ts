import { errorEntry } from '../graph/error-titles.ts';
import type { Inbound } from '../state/inbox.ts';
import type { KnownMessage } from '../messages/message.ts';
import type { ListRow, Tap } from '../messages/tap.ts';
import type { World } from '../world.ts';
import type { Doing, Manner, Saying } from './action.ts';
import type { Said } from './said.ts';

/** What a person says, and how. */
export interface Speech extends Manner {
  readonly said: Said;
}

/** What is said in doing so. Throws RangeError where it cannot be said. */
export function speechOf(world: World, saying: Exclude<Saying, Doing<'send-file'>>): Speech {
  const { how } = saying;
  switch (saying.does) {
    case 'write':
      return { said: { type: 'text', text: { body: saying.text } }, ...how };
    case 'tap':
      return tap(world, saying);
    case 'choose':
      return choose(world, saying);
    case 'fill-in':
      return { said: formOf(saying.form), ...how };
    case 'react':
      return react(world, saying);
    case 'send-location':
      return { said: { type: 'location', location: saying.location }, ...how };
    case 'send-contacts':
      return { said: { type: 'contacts', contacts: saying.contacts }, ...how };
    case 'edit':
      return edit(world, saying);
    case 'revoke':
      return revoke(world, saying);
    case 'send-unsupported':
      return { said: unsupported(saying), ...how };
  }
}

/** A tap on a template's quick reply or on a reply button. Throws RangeError where there is no such button, or nobody would be told. */
function tap({ state }: World, { message, button, withoutContext, how }: Doing<'tap'>): Speech {
  const { buttons = [] } = messageOf(state, message).shown;
  const found = typeof button === 'number' ? buttons[button] : buttons.find(({ label }) => label === button);
  if (found === undefined) throw new RangeError('button: the message has no such button');
  const { number } = messageOf(state, message);
  return { said: saidByTap(found), ...how, number, ...(withoutContext !== true && { quoting: message }) };
}

function saidByTap(button: Tap): Said {
  switch (button.kind) {
    case 'quick-reply':
      return { type: 'button', button: { payload: button.payload, text: button.label } };
    case 'reply': {
      const reply = { id: button.id, title: button.label };
      return { type: 'interactive', interactive: { type: 'button_reply', button_reply: reply } };
    }
    case 'list':
      throw new RangeError('button: it opens a list, choose a row of it');
    case 'location':
      throw new RangeError('button: it asks for a location, send one');
    case 'link':
    case 'own':
      throw new RangeError('button: WhatsApp tells nobody of taps on it');
  }
}

/** A row of a list. Throws RangeError where there is none. */
function choose({ state }: World, { message, row, how }: Doing<'choose'>): Speech {
  const { shown, number } = messageOf(state, message);
  const found = rowsOf(shown.buttons ?? []).find(({ id, title }) => row === id || row === title);
  if (found === undefined) throw new RangeError('row: the message has no such row');
  const said = { type: 'interactive', interactive: { type: 'list_reply', list_reply: found } } as const;
  return { said, ...how, number, quoting: message };
}

function rowsOf(buttons: readonly Tap[]): readonly ListRow[] {
  return buttons.flatMap((button) =>
    button.kind === 'list' ? button.sections.flatMap(({ rows }) => rows) : [],
  );
}

function formOf(form: Doing<'fill-in'>['form']): Said {
  const reply = { name: 'flow', body: 'Sent', response_json: JSON.stringify(form) } as const;
  return { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: reply } };
}

/** On a message of either side. Throws RangeError where there is none. */
function react({ state }: World, { message, emoji, how }: Doing<'react'>): Speech {
  const { number } = state.findMessage(message) ?? ownMessageOf(state, message);
  const reaction = { message_id: message, ...(emoji !== undefined && { emoji }) };
  return { said: { type: 'reaction', reaction }, ...how, number };
}

/** Only what the person wrote, and only as text: so WhatsApp has it. Throws RangeError for anything else. */
function edit({ state }: World, { message, text, how }: Doing<'edit'>): Speech {
  const original = ownMessageOf(state, message);
  if (original.said?.type !== 'text') throw new RangeError('message: only a text can be edited');
  const edited = { original_message_id: message, message: { type: 'text', text: { body: text } } } as const;
  return { said: { type: 'edit', edit: edited }, ...how, number: original.number };
}

function revoke({ state }: World, { message, how }: Doing<'revoke'>): Speech {
  const { number } = ownMessageOf(state, message);
  return { said: { type: 'revoke', revoke: { original_message_id: message } }, ...how, number };
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/unsupported */
function unsupported({ code = 131051, what }: Doing<'send-unsupported'>): Said {
  const title = code === 131051 ? 'Message type unknown' : errorEntry(code).title;
  const error = {
    code,
    title,
    message: title,
    error_data: { details: 'Message type is currently not supported.' },
  };
  return { type: 'unsupported', errors: [error], ...(what !== undefined && { unsupported: { type: what } }) };
}

type State = World['state'];

function messageOf(state: State, id: string): KnownMessage {
  const found = state.findMessage(id);
  if (found === undefined) throw new RangeError('message: the business sent none with this id');
  return found;
}

function ownMessageOf(state: State, id: string): Inbound {
  const found = state.inbox.find(id);
  if (found?.said === undefined) throw new RangeError('message: nobody wrote one with this id');
  return found;
}
