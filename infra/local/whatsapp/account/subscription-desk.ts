import * as z from 'zod';
import { type GraphReply, type GraphRequest, ok, parseBody, refuse } from '../graph/graph-request.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';

const Override = z.object({
  override_callback_uri: z.url({ protocol: /^https?$/ }),
  verify_token: z.string(),
});

/** The app's subscription to the account. Without it no webhook goes out; a simulator starts with it. */
export function subscriptionDesk(webhooks: Webhooks): {
  readonly [route: string]: (request: GraphRequest) => GraphReply | Promise<GraphReply>;
} {
  let override: string | undefined;
  return {
    'GET account/subscribed_apps': () => {
      const app = {
        id: '670843887433847',
        name: 'Chasqui',
        link: 'https://www.facebook.com/games/?app_id=670843887433847',
      };
      const data = [
        {
          whatsapp_business_api_data: app,
          ...(override !== undefined && { override_callback_uri: override }),
        },
      ];
      return ok({ data: webhooks.isOn() ? data : [] });
    },
    'POST account/subscribed_apps': async ({ call }) => {
      const raw = parseBody(call) ?? {};
      webhooks.turn(true);
      override = undefined;
      if (raw['override_callback_uri'] === undefined) return ok({ success: true });
      const parsed = Override.safeParse(raw);
      if (!parsed.success) return refuse({ code: 100, message: `(#100) ${z.prettifyError(parsed.error)}` });
      const { override_callback_uri: url, verify_token: token } = parsed.data;
      if ((await webhooks.subscribe(url, { verifyToken: token })).kind === 'refused') {
        return refuse({ code: 100, subcode: 2200, message: '(#2200) Callback verification failed.' });
      }
      override = url;
      return ok({ success: true });
    },
    'DELETE account/subscribed_apps': () => {
      webhooks.turn(false);
      return ok({ success: true });
    },
  };
}
