import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFolder } from '#test/workspace/example';
import { type Company, startCompany } from './company.ts';
import { applyWorkspace } from './world.ts';

/** The same approvers for a workflow, where any of them decides. */
const workflow = `routes:
  - id: purchase-in-workflow
    when: { source: [erp.workflow], detail-type: [PurchaseSubmitted] }
    record: { type: purchase, key: '{{ detail.number }}', title: '{{ detail.description }}' }
    tell:
      - channel: purchasing
        role: approver
        template: purchase_pending
        with:
          number: '{{ detail.number }}'
          amount: '{{ detail.amount | money: "BRL" }}'
          requester: Paula Ribeiro
          supplier: Automação Bandeirantes
          link: 'https://erp.example.com'
    ask:
      kind: approval
      deadline: 8h
      reason: required
      callback: { taskToken: '{{ detail.taskToken }}' }
`;

/** Of the example: three who approve, in three languages, and a system that is called back. */
const changes: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'purchasing.yaml': [
    ['person: eva.nogueira, role: approver', 'person: grace.hill, role: approver'],
    ['person: beatriz.antunes, role: approver', 'person: diego.fuentes, role: approver'],
    ['      - { person: livia.freitas, role: approver }\n', ''],
    ['mode: { quorum: 2 }\n', "mode: { quorum: 2 }\n      callback: { url: '{{ detail.callback }}' }\n"],
  ],
  'sources.yaml': [
    [
      'id: erp.purchasing, signature: iam',
      'id: erp.purchasing, signature: iam, callbackHosts: [erp.example.com]',
    ],
  ],
};

/** The example company with these approvers, whose ERP is called back at this machine. */
export async function purchasingCompany(): Promise<Company> {
  const company = await startCompany();
  const folder = join(company.folder, 'workspace');
  cpSync(exampleFolder, folder, { recursive: true });
  for (const [file, edits] of Object.entries(changes)) writeFileSync(join(folder, file), edited(file, edits));
  writeFileSync(join(folder, 'workflow.yaml'), workflow);
  await done(company, 'apply', folder);
  await done(company, 'people', 'import', join(folder, 'people.csv'));
  await callHere(company);
  // The simulated WhatsApp approves the templates in force when it starts.
  await company.restart();
  return company;
}

/** Runs a command line of the CLI, which must succeed; answers with what it says. */
export async function done(company: Company, ...words: readonly string[]): Promise<string> {
  const { code, err, out } = await company.chasqui(...words);
  if (code !== 0) throw new Error(`${words.join(' ')}: ${err}${out}`);
  return out;
}

/** No workspace may name this machine as a host that is called; here the ERP is at it. */
async function callHere({ ports }: Company): Promise<void> {
  const workspace = await ports.workspaces.load((await ports.workspaces.current()) ?? '');
  const sources = workspace.sources?.map((source) =>
    source.callbackHosts === undefined ? source : { ...source, callbackHosts: ['localhost'] },
  );
  await applyWorkspace(
    { ports, clock: { now: Date.now() } },
    { ...workspace, ...(sources && { sources }) },
    'here',
  );
}

function edited(file: string, edits: readonly (readonly [string, string])[]): string {
  return edits.reduce(
    (text, [before, after]) => {
      if (!text.includes(before)) throw new Error(`${file} does not say '${before}' any more`);
      return text.replace(before, after);
    },
    readFileSync(join(exampleFolder, file), 'utf8'),
  );
}
