import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { JsonObject } from '#event-pattern/json';
import { readAwsEvents } from './aws-events.ts';
import { type NumberConfig, type NumbersAnswer, onlyNumber, readNumbers } from './business-numbers.ts';
import type { ArchiveLock } from './constructs/buckets.ts';
import { type Setting, settings } from './settings.ts';

/** What differs between stages. */
interface StageDefaults {
  /** Origin of the Graph API. */
  readonly graphUrl: string;
  /** Tables and the ledger's key refuse to be deleted, and outlive the stack. */
  readonly keepData: boolean;
  readonly logRetention: RetentionDays;
  /** What the HTTPS door lets in before it answers 429. A request holds up to 500 events. */
  readonly requests: { readonly perSecond: number; readonly burst: number };
  /** Whom outcomes are told by HTTPS: hosts of the internet, or those of this machine and no other. */
  readonly callbackReach: 'public' | 'this-machine';
}

const requests = { perSecond: 50, burst: 100 } as const;

const meta = 'https://graph.facebook.com';

const stages = {
  dev: {
    graphUrl: meta,
    keepData: false,
    logRetention: RetentionDays.TWO_WEEKS,
    requests,
    callbackReach: 'public',
  },
  prod: {
    graphUrl: meta,
    keepData: true,
    logRetention: RetentionDays.THREE_MONTHS,
    requests,
    callbackReach: 'public',
  },
  /** The stack on one machine, against the WhatsApp simulator. Never deployed. */
  local: {
    graphUrl: 'http://127.0.0.1:4780',
    keepData: false,
    logRetention: RetentionDays.ONE_DAY,
    requests,
    callbackReach: 'this-machine',
  },
} as const satisfies Readonly<Record<string, StageDefaults>>;

type Stage = keyof typeof stages;

/** One deployment of Chasqui: its stage, and what only its owner knows. */
export interface Config extends StageDefaults {
  readonly stage: Stage;
  /** Also the first part of the names of functions, queues and the bus. */
  readonly stackName: string;
  /** `v25.0`. */
  readonly graphVersion: string;
  /** At least one; the first sends what names none. */
  readonly numbers: readonly NumberConfig[];
  /** What people call the company's numbers; the sender's name of alarm e-mails. */
  readonly numberName: string;
  readonly alarmEmail?: string;
  /** ARN of the one role that may change or delete facts of the ledger. */
  readonly breakGlassRole?: string;
  /** ARNs of the state machines whose waiting tasks may be answered; none: no task is. */
  readonly workflows: readonly string[];
  /** For how long the archive keeps each fact. */
  readonly lock: ArchiveLock;
  /** Event patterns: which of AWS's own events, on the account's default bus, are handed on to ours. */
  readonly awsEvents: readonly JsonObject[];
}

export type ConfigAnswer =
  | { readonly kind: 'config'; readonly config: Config }
  /** Each problem says what is wrong, where, and what to do. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Reads a stage's config. `setting` answers for one name with what was given, `undefined` if nothing was. */
export function readConfig(setting: (name: string) => unknown): ConfigAnswer {
  const stage = setting('stage');
  if (!isStage(stage)) return { kind: 'refused', problems: [problemOf(stageSetting, stage)] };
  const answers = settings.map((wanted) => ({
    wanted,
    given: setting(wanted.name) ?? wanted.byDefault,
  }));
  const numbers = numbersOf(stage, setting);
  const awsEvents = readAwsEvents(setting('awsEvents'));
  const problems = [
    ...(numbers.kind === 'refused' ? numbers.problems : []),
    ...answers
      .filter(({ wanted, given }) => !isFit(wanted, given))
      .map(({ wanted, given }) => problemOf(wanted, given)),
    ...(awsEvents.kind === 'refused' ? awsEvents.problems : []),
  ];
  if (numbers.kind === 'refused' || awsEvents.kind === 'refused' || problems.length > 0) {
    return { kind: 'refused', problems };
  }
  const text = new Map(
    answers.map(({ wanted, given }) => [wanted.name, typeof given === 'string' ? given : '']),
  );
  const config = configOf(stage, (name) => text.get(name) ?? '');
  return { kind: 'config', config: { ...config, numbers: numbers.numbers, awsEvents: awsEvents.patterns } };
}

/** The list of numbers, or the one number whose id alone is given. */
function numbersOf(stage: Stage, setting: (name: string) => unknown): NumbersAnswer {
  const [list, id] = [setting('numbers'), setting('phoneNumberId')];
  const isListed = list !== undefined && list !== '';
  if (isListed && id !== undefined) return { kind: 'refused', problems: [bothGiven] };
  if (isListed) return readNumbers(list);
  const wanted = idSetting(stage);
  const given = id ?? wanted.byDefault;
  return isFit(wanted, given) ? onlyNumber(given) : { kind: 'refused', problems: [problemOf(wanted, given)] };
}

const bothGiven =
  'numbers and phoneNumberId are both given. phoneNumberId alone is the short way for a single number: leave out one of the two.';

const stageSetting: Setting = {
  name: 'stage',
  pattern: /^(dev|prod|local)$/,
  example: 'dev',
  what: `one of ${Object.keys(stages).join(', ')}`,
};

const idSetting = (stage: Stage): Setting => ({
  name: 'phoneNumberId',
  pattern: /^\d{5,20}$/,
  example: '106540352242922',
  what: 'the "Phone number ID" shown in Meta\'s App Dashboard under WhatsApp > API Setup, in digits',
  ...(stage === 'local' ? { byDefault: '106540352242922' } : {}),
});

function isStage(value: unknown): value is Stage {
  return typeof value === 'string' && Object.hasOwn(stages, value);
}

function isFit(wanted: Setting, given: unknown): given is string {
  return typeof given === 'string' && wanted.pattern.test(given);
}

function problemOf(wanted: Setting, given: unknown): string {
  const found = given === undefined ? 'is missing' : `does not fit: ${JSON.stringify(given)}`;
  return `${wanted.name} ${found}. It is ${wanted.what}. Give it as -c ${wanted.name}=${wanted.example}, or as a string under "context" in cdk.json.`;
}

function configOf(stage: Stage, text: (name: string) => string): Omit<Config, 'awsEvents' | 'numbers'> {
  const alarmEmail = text('alarmEmail');
  const breakGlassRole = text('breakGlassRole');
  const workflows = text('workflows');
  return {
    ...stages[stage],
    stage,
    stackName: `chasqui-${stage}`,
    graphVersion: text('graphVersion'),
    workflows: workflows === '' ? [] : workflows.split(','),
    lock: lockOf(stage, Number(text('keepFactsYears'))),
    numberName: text('numberName'),
    ...(alarmEmail === '' ? {} : { alarmEmail }),
    ...(breakGlassRole === '' ? {} : { breakGlassRole }),
  };
}

/** Only what production keeps must outlast whoever might want it gone; elsewhere a day shows that it is kept at all. */
function lockOf(stage: Stage, years: number): ArchiveLock {
  if (!stages[stage].keepData) return { mode: 'GOVERNANCE', days: 1 };
  return { mode: 'COMPLIANCE', days: Math.ceil(years * 365.25) };
}
