import type { Instant } from '#domain/instant';
import { printable } from '../printable.ts';
import type { Fate, Told } from './work-through.ts';

const fates: Readonly<Record<Fate['kind'], string>> = {
  'would-go-back': 'would go back',
  'gone-back': 'went back',
  'would-be-dropped': 'would be dropped',
  dropped: 'dropped',
  stays: 'stays',
  'not-sent': 'not put back',
  'gone-back-not-removed': 'went back, stays',
  'not-dropped': 'not dropped',
};

/** One line: what became of a letter, its age, how often it was delivered, why it lay there, what it is. */
export function letterLine({ judged, fate }: Told, now: Instant): string {
  const { letter, about, name, reason, receives } = judged;
  const cells = [
    fates[fate.kind].padEnd(16),
    ageOf(now - letter.sentAt).padStart(6),
    `${receives}x`.padStart(4),
    reason.padEnd(22),
    [about, name, remarkOn({ judged, fate })].filter((part) => part !== '').join('  '),
  ];
  return printable(cells.join('  '));
}

function remarkOn({ judged: { verdict }, fate }: Told): string {
  if (fate.kind === 'stays') return `(${fate.why})`;
  if (fate.kind === 'not-sent') return `(${fate.code})`;
  if (verdict.kind === 'refuse') return `(${verdict.why})`;
  return verdict.note === undefined ? '' : `(${verdict.note})`;
}

/** `40 s`, `12 min`, `3 h`, `9 d`. */
function ageOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`;
}

/** The same as one object of JSON. */
export function letterJson({ judged, fate }: Told): object {
  const { letter, about, name, reason, receives, source, verdict } = judged;
  return {
    message: letter.id,
    id: name,
    about,
    ...(source !== undefined && { source }),
    reason,
    receives,
    sentAt: new Date(letter.sentAt).toISOString(),
    fate: fate.kind,
    ...(verdict.kind === 'refuse' && { why: verdict.why }),
    ...(verdict.kind === 'redrive' && verdict.note !== undefined && { note: verdict.note }),
    ...('code' in fate && { code: fate.code }),
  };
}

/** `12 dead letters: 9 went back, 3 stay`. */
export function letterSummary(told: ReadonlyMap<Fate['kind'], number>, queue: string): string {
  const all = [...told.values()].reduce((sum, count) => sum + count, 0);
  if (all === 0) return `no dead letters of ${queue} to speak of`;
  const said = [...told].map(([kind, count]) => `${count} ${fates[kind]}`);
  return `${all} of ${queue}: ${said.join(', ')}`;
}
