import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Generation, SecretPlan } from './resources/secret.ts';

const Kept = z.record(z.string(), z.string());

/** The text of a secret, by its name or its ARN; undefined for one that the template does not have. */
export type Secrets = (id: string) => string | undefined;

/** Generated once and kept in the data folder. `given` (by ARN) wins over what the template would generate. */
export function openSecrets(
  folder: string,
  plans: readonly SecretPlan[],
  given: ReadonlyMap<string, string>,
): Secrets {
  const file = join(folder, 'secrets.json');
  const kept = new Map(Object.entries(readKept(file)));
  const texts = new Map<string, string>();
  for (const plan of plans) {
    const text = given.get(plan.arn) ?? textOf(plan, kept);
    texts.set(plan.arn, text).set(plan.name, text);
  }
  writeFileSync(file, JSON.stringify(Object.fromEntries(kept)), { mode: 0o600 });
  return (id) => texts.get(id);
}

function readKept(file: string): z.infer<typeof Kept> {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

function textOf({ name, source }: SecretPlan, kept: Map<string, string>): string {
  if ('text' in source) return source.text;
  const text = kept.get(name) ?? generate(source.generate);
  kept.set(name, text);
  return text;
}

const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** As https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html */
export function generate(options: Generation): string {
  const sets = [
    options.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    options.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    options.ExcludeNumbers ? '' : '0123456789',
    options.ExcludePunctuation ? '' : punctuation,
    options.IncludeSpace ? ' ' : '',
  ].map((set) => set.split('').filter((character) => !options.ExcludeCharacters.includes(character)));
  const all = sets.flat();
  const required = options.RequireEachIncludedType ? sets.filter((set) => set.length > 0) : [];
  const letters = Array.from({ length: options.PasswordLength }, (_, index) => pick(required[index] ?? all));
  const password = shuffle(letters).join('');
  if (options.GenerateStringKey === undefined) return password;
  const template = Kept.parse(JSON.parse(options.SecretStringTemplate ?? '{}'));
  return JSON.stringify({ ...template, [options.GenerateStringKey]: password });
}

function pick(set: readonly string[]): string {
  const character = set[randomInt(Math.max(set.length, 1))];
  if (character === undefined) throw new Error('a secret is to be generated from no characters at all');
  return character;
}

function shuffle(letters: readonly string[]): string[] {
  const mixed = [...letters];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] ?? '', mixed[last] ?? ''];
  }
  return mixed;
}
