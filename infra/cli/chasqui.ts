#!/usr/bin/env node
import { processIo } from './io.ts';
import { run } from './run.ts';

// `chasqui trace ... | head`: whoever reads may have read enough.
process.stdout.on('error', () => process.exit());
process.exitCode = await run(process.argv.slice(2), processIo);
