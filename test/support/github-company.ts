import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { githubFolder } from '#test/workspace/example';
import { type Company, startCompany } from './company.ts';
import { githubPeople, githubWorkspace } from './github-ledger.ts';

/** The local stack with the workspace of the GitHub tests in force, and its people. */
export async function githubCompany(): Promise<Company> {
  const company = await startCompany();
  const staff = join(company.folder, 'people.csv');
  writeFileSync(staff, githubPeople);
  for (const words of [
    ['apply', githubFolder],
    ['people', 'import', staff],
  ]) {
    const { code, err } = await company.chasqui(...words);
    if (code !== 0) throw new Error(`chasqui ${words.join(' ')}: ${err}`);
  }
  company.stack().simulator.setTemplates(githubWorkspace.templates);
  return company;
}
