import type { SwitchesView } from '../control/switches-view.ts';
import { ask } from './ask.ts';
import { byId, formById } from './element.ts';
import { deliveryRows } from './delivery-rows.ts';
import { callRow, faultRow, numberRow, templateRow } from './rows.ts';

const everyMs = 1_000;
const drawn = new Map<string, string>();

/** Draws a list anew only where it changed, so that nobody's choice closes under their hands. */
function draw<T>(id: string, data: readonly T[], rowOf: (one: T) => Node): void {
  const key = JSON.stringify(data);
  if (drawn.get(id) === key) return;
  drawn.set(id, key);
  byId(id).replaceChildren(...data.map(rowOf));
}

function show(view: SwitchesView): void {
  document.title = `Switches · ${view.business}`;
  draw('templates', view.templates, (one) =>
    templateRow(one, (status) => change('templates', { template: one.name, language: one.language, status })),
  );
  draw('numbers', view.numbers, (one) =>
    numberRow(one, (throughput) => change('numbers', { number: one.id, throughput })),
  );
  draw('faults', view.faults, faultRow);
  draw('calls', view.calls, callRow);
  byId('limits').textContent =
    `${view.tier}: ${view.contacted} contacted outside their windows in 24 hours. ` +
    (view.pair ? 'Each person gets one message in 6 seconds, and 45 at once.' : 'No limit for each person.');
  byId('counts').textContent = `${view.callCount} calls, ${view.accepted} messages accepted.`;
  draw('delivery', [view.delivery], (modes) => deliveryRows(modes, (next) => change('delivery', next)));
  const { delivered, waiting, lost } = view.webhooks;
  byId('webhook-counts').textContent = `${delivered} delivered, ${waiting} waiting, ${lost} lost.`;
  const away = byId('away');
  away.ariaPressed = String(view.away !== null);
  away.textContent = view.away === null ? 'Away with 503' : 'Come back';
}

/** Asks again after each answer, and after each change at once. */
async function refresh(): Promise<void> {
  const view = await ask('switches');
  const live = byId('live');
  live.dataset['state'] = view === undefined ? 'lost' : 'live';
  live.textContent = view === undefined ? 'Reconnecting' : 'Live';
  if (isView(view)) show(view);
}

function isView(view: unknown): view is SwitchesView {
  return typeof view === 'object' && view !== null && 'templates' in view;
}

async function follow(): Promise<void> {
  if (!document.hidden) await refresh();
  setTimeout(() => void follow(), everyMs);
}

function change(name: string, body: object): void {
  drawn.clear();
  void ask(name, { method: 'POST', body }).then(refresh);
}

function remove(name: string): void {
  void ask(name, { method: 'DELETE' }).then(refresh);
}

/** The rule that the form describes. Only errors and late failures have a code. */
function ruleOf(form: FormData): object {
  const field = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const kind = field('kind');
  const coded = kind === 'error' || kind === 'failed-status';
  return {
    fault: { kind, ...(coded && { code: Number(field('code')) }) },
    times: Number(field('times')),
    ...(field('to') !== '' && { to: field('to') }),
  };
}

const form = formById('fault');
form.addEventListener('submit', (event) => {
  event.preventDefault();
  change('faults', ruleOf(new FormData(form)));
});
byId('clear').addEventListener('click', () => remove('faults'));
byId('away').addEventListener('click', () =>
  byId('away').ariaPressed === 'true' ? remove('away') : change('away', { how: 'html' }),
);
void follow();
