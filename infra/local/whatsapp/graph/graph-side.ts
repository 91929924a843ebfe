import { accountDesk } from '../account/account-desk.ts';
import { blockDesk } from '../account/block-list.ts';
import { subscriptionDesk } from '../account/subscription-desk.ts';
import type { Absence } from '../away.ts';
import { type CallOutcome, type ObjectKind, graphDesk } from './graph-desk.ts';
import { graphHttp } from './graph-http.ts';
import { mediaDesk } from '../media/media-desk.ts';
import { sendDesk } from '../messages/send-desk.ts';
import { templateDesk } from '../templates/template-desk.ts';
import type { World } from '../world.ts';

/** The Graph API of this world. */
export function graphSide(world: World, away: Absence) {
  const { options, state, ids, now, faults, ladder, log, limits, webhooks } = world;
  const { windowErrors = 'at-once' } = options;
  const decide = graphDesk({
    ...options,
    traceId: (count) => ids.traceId(count),
    kindOf: (id) => kindOf(id, world),
    away: () => awayNow(away),
    send: sendDesk({ ...world, windowErrors, takeFault: faults.take, latency: world.latency.draw }),
    routes: routesOf(world),
    overLimit: () => limits.takeManagement(now()),
    takeFault: faults.take,
  });
  const accept = ({ accepted, failsWith }: CallOutcome): Promise<void> | undefined => {
    if (accepted === undefined) return undefined;
    state.accept(accepted);
    const { statusFirst } = webhooks.modes();
    ladder[statusFirst ? 'startNow' : 'start'](accepted, failsWith);
    return statusFirst ? webhooks.tried() : undefined;
  };
  return graphHttp({ decide, accept, log: log.add, now });
}

function routesOf(world: World) {
  const { options, state, now, numbers, limits, blocked } = world;
  const { businessName = 'Chasqui', wabaId } = options;
  const wroteLately = (number: string, waId: string) => state.inbox.isOpen(number, waId, now());
  return {
    ...accountDesk({ numbers, limits, wabaId, businessName }),
    ...blockDesk({ blocked, wroteLately }),
    ...subscriptionDesk(world.webhooks),
    ...templateDesk({ book: state.templates, office: world.office, now }),
    ...mediaDesk(world),
  };
}

function kindOf(id: string, { options, numbers, state, media, now }: World): ObjectKind | undefined {
  if (numbers.find(id) !== undefined) return 'number';
  if (id === options.wabaId) return 'account';
  if (state.templates.byId(id) !== undefined) return 'template';
  return media.find(id, now()) === undefined ? undefined : 'media';
}

/** With nobody at the port, a connection that was kept is cut. */
function awayNow(away: Absence): 'html' | 'cut' | undefined {
  const how = away.current();
  return how === 'refused' ? 'cut' : how;
}
