import type { RecordFact } from '#domain/fact';
import type { Ledger } from '#ports/ledger';

/** All facts of a record, page by page. */
export async function factsOf(ledger: Pick<Ledger, 'ofRecord'>, record: string): Promise<readonly RecordFact[]> {
  const facts: RecordFact[] = [];
  let after: string | undefined;
  do {
    const page = await ledger.ofRecord(record, after === undefined ? {} : { after });
    facts.push(...page.facts);
    after = page.next;
  } while (after !== undefined);
  return facts;
}

/** The facts of one kind. */
export function ofKind<K extends RecordFact['kind']>(
  facts: readonly RecordFact[],
  kind: K,
): readonly Extract<RecordFact, { kind: K }>[] {
  return facts.filter((fact): fact is Extract<RecordFact, { kind: K }> => fact.kind === kind);
}
