import type { SwitchesView } from '../control/switches-view.ts';
import { element } from './element.ts';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** A list of values to choose from, with its label. Tells of each choice. */
export function choice(
  label: string,
  values: readonly string[],
  { now, choose }: { now: string; choose: (value: string) => void },
) {
  const select = element('select', '', ...values.map((value) => element('option', '', value)));
  select.value = now;
  select.ariaLabel = label;
  select.addEventListener('change', () => choose(select.value));
  return select;
}

const statuses = ['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED', 'ARCHIVED'];

export function templateRow(
  { name, language, category, status, quality }: SwitchesView['templates'][number],
  choose: (status: string) => void,
): HTMLElement {
  const said = `${name} · ${language} · ${category.toLowerCase()} · quality ${quality.toLowerCase()}`;
  const known = statuses.includes(status) ? statuses : [...statuses, status];
  return row(said, choice(`Status of ${name} in ${language}`, known, { now: status, choose }));
}

const rates = ['1', '20', '80', '1000'];

export function numberRow(
  { id, digits, throughput, quality, health }: SwitchesView['numbers'][number],
  choose: (throughput: number) => void,
): HTMLElement {
  const now = String(throughput);
  const select = choice(`Messages a second of ••• ${digits}`, rates.includes(now) ? rates : [...rates, now], {
    now,
    choose: (value) => choose(Number(value)),
  });
  return row(`••• ${digits} · ${id} · quality ${quality.toLowerCase()} · ${health.toLowerCase()}`, select);
}

export function faultRow({
  fault,
  digits,
  number,
  times,
  rate,
  on = 'sends',
}: SwitchesView['faults'][number]): HTMLElement {
  const parts = [
    'code' in fault ? `${fault.kind} ${fault.code}` : fault.kind,
    `${on}${digits === undefined ? '' : ` to ••• ${digits}`}${number === undefined ? '' : ` of ${number}`}`,
    rate === undefined ? '' : `${rate * 100} %`,
    times === undefined ? 'until cleared' : `${times} left`,
  ];
  return row(parts.filter((part) => part !== '').join(' · '));
}

export function callRow(call: SwitchesView['calls'][number]): HTMLTableRowElement {
  const { at, method, path, status, ending, code, fault = '', accepted = '' } = call;
  const answer = ending === 'answered' ? String(status) : `${status} ${ending}`;
  const cells = [
    clock.format(at),
    `${method} ${path}`,
    answer,
    code === undefined ? '' : String(code),
    fault,
  ];
  const id = element('td', '', accepted === '' ? '' : `…${accepted.slice(-8)}`);
  id.title = accepted;
  return element('tr', '', ...cells.map((text) => element('td', '', text)), id);
}

export function row(text: string, ...rest: readonly Node[]): HTMLElement {
  return element('li', 'row', element('span', '', text), ...rest);
}
