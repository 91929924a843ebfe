import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Imports {
  readonly refused: readonly string[];
  readonly taken: readonly string[];
}

/** A file of each room, what the linter refuses there and what it takes. */
const rooms: readonly (readonly [string, Imports])[] = [
  [
    'shared/domain/records/x.ts',
    {
      refused: ['node:crypto', 'zod/mini', '#ports/records', '#adapters/node/entropy', '#contracts/parsed'],
      taken: ['./y.ts', '../instant.ts', '#domain/instant', '#event-pattern/json', 'liquidjs'],
    },
  ],
  ['shared/event-pattern/x.ts', { refused: ['#domain/instant', 'node:fs'], taken: ['./json.ts'] }],
  [
    'shared/ports/x.ts',
    { refused: ['#adapters/node/entropy', '@aws-sdk/client-sqs'], taken: ['#domain/instant', './y.ts'] },
  ],
  [
    'shared/workspace/x.ts',
    { refused: ['#ports/records', 'node:fs'], taken: ['zod', 'zod/mini', 'yaml', 'csv-parse/sync'] },
  ],
  ['events/contracts/x.ts', { refused: ['#domain/instant'], taken: ['zod/mini', './parsed.ts'] }],
  [
    'shared/adapters/tables/facts/x.ts',
    {
      refused: ['#workspace/load', '#lambda/env', '#functions/keep-time/keep-time', 'aws-cdk-lib'],
      taken: ['../store/store.ts', '#ports/records', '@aws-sdk/lib-dynamodb'],
    },
  ],
  [
    'shared/lambda/x.ts',
    {
      refused: ['#adapters/node/entropy', '#functions/keep-time/keep-time', 'aws-cdk-lib/aws-sqs'],
      taken: ['@middy/core', '#ports/meter', './log.ts'],
    },
  ],
  [
    'functions/keep-time/x.ts',
    {
      refused: [
        '@aws-sdk/client-sqs',
        '#adapters/node/entropy',
        '#functions/route-event/route-event',
        '../route-event/route-event.ts',
        'zod/mini',
      ],
      taken: ['./keep-time.ts', './room/y.ts', '#domain/instant', '#ports/records', '#contracts/send-job'],
    },
  ],
  [
    'functions/keep-time/room/x.ts',
    {
      refused: [
        '@aws-sdk/client-sqs',
        '#functions/route-event/route-event',
        '../../route-event/route-event.ts',
      ],
      taken: ['../keep-time.ts', './y.ts', '#ports/records'],
    },
  ],
  [
    'functions/keep-time/handler.ts',
    {
      refused: ['../route-event/route-event.ts', '#functions/route-event/route-event', '#infra/config'],
      taken: ['./keep-time.ts', '#adapters/node/entropy', '#lambda/tick-handler', '@middy/core'],
    },
  ],
  [
    'functions/keep-time/env.ts',
    { refused: ['aws-cdk-lib', '#domain/instant'], taken: ['zod/mini', '#lambda/env'] },
  ],
  [
    'infra/constructs/x.ts',
    {
      refused: ['#adapters/node/entropy', '#functions/keep-time/keep-time', '@aws-sdk/client-sqs', 'zod'],
      taken: [
        'aws-cdk-lib/aws-sqs',
        '#functions/keep-time/env',
        '#adapters/tables/store/layout',
        '../parts.ts',
      ],
    },
  ],
];

interface Complaint {
  readonly code: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

const folder = mkdtempSync(join(tmpdir(), 'chasqui-imports-'));
let complaints: readonly Complaint[] = [];

/** As many lines as the file imports, in the order of the lists. */
const linesOf = ({ refused, taken }: Imports) => [...refused, ...taken];

beforeAll(() => {
  const config = '.oxlintrc.json';
  copyFileSync(fileURLToPath(new URL(`../../${config}`, import.meta.url)), join(folder, config));
  for (const [path, imports] of rooms) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      linesOf(imports)
        .map((name, index) => `import * as i${index} from '${name}';\n`)
        .join(''),
    );
  }
  const oxlint = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  complaints = JSON.parse(stdout).diagnostics;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('who may import whom', () => {
  it.each(rooms)('%s takes what it may know, and nothing else', (path, imports) => {
    const lines = new Set(
      complaints
        .filter(({ code, filename }) => code === 'eslint(no-restricted-imports)' && filename === path)
        .map(({ labels }) => labels[0]?.span.line),
    );
    const refused = linesOf(imports).filter((_, index) => lines.has(index + 1));
    expect(refused).toEqual(imports.refused);
  });
});
