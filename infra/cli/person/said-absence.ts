import type { Instant } from '#domain/instant';
import type { SaidAbsence } from '#domain/people/absence-decision';
import type { Person } from '#domain/people/person';
import { byId } from '#domain/by-id';
import type { People } from '#ports/people';
import type { Workspaces } from '#ports/workspaces';
import { type AbsenceEdge, absenceEdge } from '#workspace/absence-edge';
import { UsageError } from '../io.ts';

/** As they stand in the command line. */
export interface AbsentOptions {
  readonly from?: string;
  readonly until?: string;
  readonly deputy?: string;
  readonly back?: true;
}

interface About {
  readonly person: Person;
  readonly now: Instant;
  readonly people: Pick<People, 'byCompanyIds'>;
  readonly workspaces: Pick<Workspaces, 'current' | 'load'>;
}

/** The absence that the options of a command tell of. Throws UsageError where they tell none that can be. */
export async function saidAbsence(
  { from, until, deputy, back }: AbsentOptions,
  about: About,
): Promise<Pick<SaidAbsence, 'absence' | 'deputy'>> {
  if (back) {
    if ((from ?? until ?? deputy) !== undefined)
      throw new UsageError('--back goes without --from, --until and --deputy');
    return {};
  }
  if (until === undefined)
    throw new UsageError('say until when with --until, or --back where they are there');
  const timeZone = about.person.timeZone ?? (await branchZone(about));
  const start = from === undefined ? about.now : edgeOf(from, 'from', timeZone);
  const end = edgeOf(until, 'until', timeZone);
  if (end <= start) throw new UsageError('--until is not after --from');
  if (end <= about.now) throw new UsageError('--until is over already');
  if (deputy === undefined) return { absence: { from: start, until: end } };
  return { absence: { from: start, until: end, deputy }, deputy: await deputyOf(deputy, about) };
}

async function branchZone({ person, workspaces }: About): Promise<string | undefined> {
  const version = await workspaces.current();
  return version && byId((await workspaces.load(version)).branches, person.branch)?.timeZone;
}

async function deputyOf(company: string, { person, people }: About): Promise<string> {
  if (company === person.company) throw new UsageError('nobody is their own deputy');
  const found = (await people.byCompanyIds([company])).get(company);
  if (found === undefined) throw new UsageError('nobody goes by the id of the deputy');
  return found.id;
}

function edgeOf(text: string, edge: AbsenceEdge, timeZone: string | undefined): Instant {
  const read = absenceEdge(text, edge, timeZone);
  if (read.kind === 'read') return read.at;
  throw new UsageError(
    read.kind === 'no-zone'
      ? `no workspace says in which zone '${text}' is: write a time with its zone`
      : `'${text}' is no day such as 2026-12-21 and no time with its zone such as 2026-12-21T08:00:00-03:00`,
  );
}
