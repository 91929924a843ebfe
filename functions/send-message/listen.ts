import type { BusinessNumber } from '#domain/pace/business-number';
import type { Instant } from '#domain/instant';
import { type Pace, slowedDown } from '#domain/pace/pace';
import { heardAgain, type InVain, isSilent } from '#domain/pace/silence';
import { decideResume, decideSilence, decideStop } from '#domain/pace/stop-decision';
import type { Meter } from '#ports/meter';
import type { Paces } from '#ports/paces';

/** What an answer tells of the number itself, whatever it means for its message. */
export type Verdict =
  | { readonly kind: 'through' }
  | { readonly kind: 'too-fast' }
  | { readonly kind: 'stop'; readonly code: number }
  /** Nothing that comes from Meta, or Meta's word that it is unwell. */
  | { readonly kind: 'in-vain'; readonly code: number; readonly perhapsOwn: boolean };

interface Told {
  readonly number: BusinessNumber;
  readonly verdict: Verdict;
  readonly probe: boolean;
  /** The id of the message that was answered: names the fact, if there is one. */
  readonly message: string;
  /** When its call was begun. */
  readonly begun: Instant;
}

export interface ListenTools {
  readonly now: () => Instant;
  /** Resolves when those who ask at the same time have asked. */
  readonly gather: () => Promise<void>;
}

export interface ListenPorts {
  readonly paces: Paces;
  readonly meter: Meter;
}

/** What one worker hears of its numbers. */
export interface Listening {
  /** Slows down, stops or resumes the number as the answer says. */
  readonly heard: (told: Told) => Promise<void>;
  /**
   * The pace with what this worker has heard. An answer alone is not worth a write: it goes with the next one that there
   * is, or has one of its own where the number was silent.
   */
  readonly known: (number: BusinessNumber, pace: Pace) => Pace;
}

interface Heard {
  /** By name, when the newest answer came to this worker. */
  readonly at: Map<string, Instant>;
  /** Numbers of which nothing came since a call in vain, by what this worker last saw. */
  readonly silent: Set<string>;
}

export function listening(ports: ListenPorts, tools: ListenTools): Listening {
  const heard: Heard = { at: new Map(), silent: new Set() };
  const lastOf = ({ name }: BusinessNumber) => heard.at.get(name) ?? -Infinity;

  const known = (number: BusinessNumber, pace: Pace): Pace => {
    const next = heardAgain(pace, lastOf(number));
    if (isSilent(next)) heard.silent.add(number.name);
    else heard.silent.delete(number.name);
    return next;
  };
  const write = async (number: BusinessNumber, calls: readonly InVain[]): Promise<void> => {
    const about = { number: number.name, at: tools.now() };
    const { fact } = await ports.paces.change(number.name, (pace) =>
      decideSilence(known(number, pace), calls, about),
    );
    heard.silent.add(number.name);
    if (fact !== undefined) ports.meter.count('numbers-stopped');
  };
  const inVain = gathered(tools.gather, write);

  return {
    known,
    async heard(told) {
      const { number, verdict, message, begun } = told;
      if (verdict.kind !== 'in-vain') return answered(told, heard, { ...ports, now: tools.now() });
      // Others were answered meanwhile: it is this one that got lost.
      if (lastOf(number) > begun) return undefined;
      const { code, perhapsOwn } = verdict;
      return inVain(number, { begun, thing: message, code, perhapsOwn });
    },
  };
}

async function answered(
  { number: { name: number }, verdict, probe, message: thing }: Told,
  heard: Heard,
  { paces, meter, now: at }: ListenPorts & { readonly now: Instant },
): Promise<void> {
  heard.at.set(number, at);
  if (verdict.kind === 'too-fast') {
    await paces.change(number, (pace) => ({ pace: slowedDown(heardAgain(pace, at), at) }));
  } else if (verdict.kind === 'stop') {
    const { fact } = await paces.change(number, (pace) =>
      decideStop(pace, { number, thing, code: verdict.code, at }),
    );
    if (fact !== undefined) meter.count('numbers-stopped');
  } else if (probe) {
    await paces.change(number, (pace) => decideResume(pace, { number, thing, at, by: 'answer' }));
  } else if (heard.silent.delete(number)) {
    await paces.change(number, (pace) => changed(pace, heardAgain(pace, at)));
  }
}

function changed(before: Pace, pace: Pace): { readonly pace?: Pace } {
  return pace === before ? {} : { pace };
}

interface Gathering {
  readonly calls: InVain[];
  readonly written: Promise<void>;
}

/** Those that fail together are one write: at a thousand a second they would keep each other from the row. */
function gathered(
  gather: ListenTools['gather'],
  write: (number: BusinessNumber, calls: readonly InVain[]) => Promise<void>,
) {
  const gathering = new Map<string, Gathering>();
  return (number: BusinessNumber, call: InVain): Promise<void> => {
    const others = gathering.get(number.name);
    if (others !== undefined) {
      others.calls.push(call);
      return others.written;
    }
    const calls = [call];
    const written = gather().then(() => {
      gathering.delete(number.name);
      return write(number, calls);
    });
    gathering.set(number.name, { calls, written });
    return written;
  };
}
