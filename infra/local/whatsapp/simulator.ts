import type { Workspace } from '#domain/workspace';
import type { LoggedCall } from './call-log.ts';
import type { Faults } from './faults.ts';
import { pageFiles } from './page-files.ts';
import { router } from './router.ts';
import { close, httpServer, listen } from './server.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import type { KnownMessage, SimulatedPerson } from './state.ts';
import type { TemplateStatus } from './template-check.ts';
import type { Handshake } from './webhook-call.ts';
import type { WebhookCounts } from './webhooks.ts';
import { controlSide, graphSide, openWorld } from './world.ts';

/** A WhatsApp Cloud API of one business number, and the phones it writes to. */
export interface Simulator {
  /** `http://127.0.0.1:4780`: the Graph API's base and the page. */
  readonly url: string;
  /** Replaces all templates; each is approved. */
  readonly setTemplates: (templates: Workspace['templates']) => void;
  /** Pauses or disables a template. False where there is none of this name. */
  readonly setTemplateStatus: (template: string, status: TemplateStatus) => boolean;
  /** Replaces all phones. Throws RangeError where a phone is no phone number. */
  readonly setPeople: (people: readonly SimulatedPerson[]) => void;
  readonly faults: Faults;
  /** Asks the URL for its challenge and delivers webhooks to it from then on. */
  readonly setWebhook: (url: string) => Promise<Handshake>;
  readonly webhooks: () => WebhookCounts;
  /** Messages that were accepted, whatever the caller was told; oldest first. */
  readonly sent: () => readonly KnownMessage[];
  readonly calls: () => readonly LoggedCall[];
  readonly stop: () => Promise<void>;
}

/** Starts the simulator. Throws where the port is in use or the data file is not one of its own. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { host = '127.0.0.1' } = options;
  const world = openWorld(options);
  const { state, faults, webhooks, log, ladder } = world;
  const server = httpServer(
    router({ graph: graphSide(world), control: controlSide(world), page: pageFiles() }),
  );
  const port = await listen(server, options.port, host);
  ladder.resume();
  return {
    url: `http://${host}:${port}`,
    setTemplates: state.setTemplates,
    setTemplateStatus: state.setTemplateStatus,
    setPeople: state.setPeople,
    faults,
    setWebhook: webhooks.subscribe,
    webhooks: webhooks.counts,
    sent: state.messages,
    calls: log.list,
    async stop() {
      ladder.stop();
      webhooks.stop();
      await close(server);
    },
  };
}
