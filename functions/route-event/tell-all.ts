import { type Addressee, audienceOf } from '#domain/routing/audience';
import { scopeOf } from '#domain/messages/message-parameters';
import type { Planning } from '#domain/routing/plan-slot';
import { rememberedTexts } from '#domain/routing/remembered-texts';
import { slicesFor } from '#domain/routing/slices';
import type { Tell } from '#domain/workspace';
import { noteNobody } from './note-nobody.ts';
import { exceptedFrom } from './excepted-from.ts';
import { openAsk } from './open-ask.ts';
import { isAskedBy } from '#domain/routing/reached-to-ask';
import type { RouteEventPorts, RouteEventTools } from './routing.ts';
import { startNotice } from './start-notice.ts';
import { type Reach, tellPeople } from './tell-people.ts';

/** What became of an event's routes; `slices` are left to workers of their own. */
export interface Tally {
  readonly planned: number;
  readonly suppressed: number;
  readonly slices: number;
}

/**
 * Tells by each route, in their order: audiences of up to 200 people now, larger ones in slices after them, so that
 * a message to a few is taken before the notice to all.
 */
export async function tellAll(
  plannings: readonly Planning[],
  { ports, tools: given }: { ports: RouteEventPorts; tools: RouteEventTools },
): Promise<Tally> {
  const tools = { ...given, text: rememberedTexts(given.text) };
  const audiences = plannings.map((planning) => {
    const { route, workspace } = planning;
    const addressees = audienceOf(route, workspace, { scope: scopeOf(planning), text: tools.text });
    return { planning, addressees, slices: slicesFor(addressees.length) };
  });
  const notices = audiences.filter(({ slices }) => slices > 0);
  const shared = notices.length > 0 || plannings.some(({ route }) => route.tell.some(isOfManagers));
  const reach: Reach = { ports, tools, told: new Set(), shared };
  const tally = { planned: 0, suppressed: 0, slices: 0 };
  for (const { planning, addressees, slices } of audiences) {
    if (slices > 0) continue;
    const told = await tellPeople(planning, { addressees, slice: 0 }, reach);
    if (told.planned + told.elsewhere === 0) await noteNobody(planning, told.suppressed, { ports, tools });
    tally.planned += told.planned;
    tally.suppressed += told.suppressed;
  }
  for (const { planning, addressees, slices } of notices) {
    await openForNotice(planning, addressees, { ports, tools });
    await startNotice(planning, { people: addressees.length, slices }, { ports, tools });
    tally.slices += slices;
  }
  return tally;
}

/** Whom somebody reports to may change between two deliveries of an event. */
function isOfManagers({ managerOf }: Tell): boolean {
  return managerOf !== undefined;
}

/** What a notice asks is opened with its header: how many it asks is known without asking who they are. */
async function openForNotice(
  planning: Planning,
  addressees: readonly Addressee[],
  means: { readonly ports: RouteEventPorts; readonly tools: RouteEventTools },
): Promise<void> {
  const excepting = await exceptedFrom(planning, means);
  if (excepting === undefined) return;
  const asks = isAskedBy(planning);
  const asked = addressees.filter(
    (addressee) =>
      asks({ addressee }) &&
      addressee.named?.kind !== 'nobody' &&
      !excepting.excepted.has(addressee.member.person),
  );
  await openAsk(planning, { of: asked.length, ...excepting }, means);
}
