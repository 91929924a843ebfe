/** A text that a deployment may be given. */
export interface Setting {
  readonly name: string;
  readonly pattern: RegExp;
  readonly example: string;
  /** What it is and where to find it. */
  readonly what: string;
  /** Absent: must be given. Empty: may be left out. */
  readonly byDefault?: string;
}

/** Those of every stage. */
export const settings: readonly Setting[] = [
  {
    name: 'graphVersion',
    pattern: /^v\d+\.\d+$/,
    example: 'v25.0',
    what: 'a version of the Graph API',
    byDefault: 'v25.0',
  },
  {
    name: 'numberName',
    pattern: /^[\p{L}\p{N} ._-]{1,60}$/u,
    example: '"Operations Brasil"',
    what: 'what people call the business number, up to 60 letters, digits, spaces, dots or hyphens',
    byDefault: 'WhatsApp',
  },
  {
    name: 'alarmEmail',
    pattern: /^([^\s@]+@[^\s@]+)?$/,
    example: 'operations@example.com',
    what: 'the address that alarms go to; it gets one message that must be confirmed',
    byDefault: '',
  },
  {
    name: 'breakGlassRole',
    pattern: /^(arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+)?$/,
    example: 'arn:aws:iam::123456789012:role/break-glass',
    what: 'the ARN of the one role that may change or delete facts of the ledger',
    byDefault: '',
  },
  {
    name: 'workflows',
    pattern: /^(arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:stateMachine:[\w-]{1,80}(,(?!$)|$))*$/,
    example: 'arn:aws:states:eu-west-1:123456789012:stateMachine:purchases',
    what: 'the ARNs of the state machines whose waiting tasks may be answered, with commas between them',
    byDefault: '',
  },
  {
    name: 'keepFactsYears',
    pattern: /^([1-9]|[1-9]\d|100)$/,
    example: '10',
    what: 'for how many years nobody can delete a fact of the archive of a prod stage, 1 to 100',
    byDefault: '7',
  },
];
