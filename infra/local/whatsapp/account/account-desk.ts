import {
  type GraphReply,
  type GraphRequest,
  ok,
  parseBody,
  pickFields,
  refuse,
} from '../graph/graph-request.ts';
import type { Limits } from '../limits/limits.ts';
import type { KnownNumber, NumberBook } from './number-book.ts';

interface Desk {
  readonly numbers: NumberBook;
  readonly limits: Limits;
  readonly wabaId: string;
  readonly businessName: string;
}

type Route = (request: GraphRequest) => GraphReply;

/** The calls about the account and its numbers. */
export function accountDesk(desk: Desk): { readonly [route: string]: Route } {
  const { numbers, wabaId, businessName } = desk;
  return {
    'GET number/': ({ call, object }) => {
      const number = numbers.find(object);
      return number === undefined
        ? refuse({ code: 100, subcode: 33 })
        : ok(pickFields(numberFields(number, desk), call.query));
    },
    'POST number/register': ({ call, object }) => {
      const { pin } = parseBody(call) ?? {};
      if (typeof pin !== 'string' || !/^\d{6}$/.test(pin))
        return refuse({ code: 100, message: '(#100) pin must be six digits.' });
      numbers.change(object, { registered: true });
      return ok({ success: true });
    },
    'POST number/deregister': ({ object }) => {
      numbers.change(object, { registered: false });
      return ok({ success: true });
    },
    'GET account/': ({ call }) =>
      ok(
        pickFields(
          {
            id: wabaId,
            name: businessName,
            timezone_id: '1',
            currency: 'USD',
            health_status: health(accountHealth(wabaId)),
          },
          call.query,
        ),
      ),
    'GET account/phone_numbers': ({ call }) =>
      ok({ data: numbers.list().map((number) => pickFields(numberFields(number, desk), call.query)) }),
  };
}

function numberFields(number: KnownNumber, { limits, businessName, wabaId }: Desk) {
  const { phoneNumberId: id, displayPhoneNumber, quality, registered, throughput } = number;
  return {
    id,
    verified_name: businessName,
    display_phone_number: displayPhoneNumber,
    quality_rating: quality,
    code_verification_status: 'VERIFIED',
    platform_type: registered ? 'CLOUD_API' : 'NOT_APPLICABLE',
    status: registered ? 'CONNECTED' : 'DISCONNECTED',
    throughput: { level: throughput > 80 ? 'HIGH' : 'STANDARD' },
    whatsapp_business_manager_messaging_limit: limits.settings().tier,
    health_status: health(
      { entity_type: 'PHONE_NUMBER', id, can_send_message: number.health },
      accountHealth(wabaId),
    ),
  };
}

interface HealthEntity {
  readonly entity_type: 'PHONE_NUMBER' | 'WABA';
  readonly id: string;
  readonly can_send_message: KnownNumber['health'];
}

/** Whether messages can be sent: of the object itself, then of what it belongs to. */
function health(own: HealthEntity, ...others: readonly HealthEntity[]) {
  return { can_send_message: own.can_send_message, entities: [own, ...others] };
}

function accountHealth(id: string): HealthEntity {
  return { entity_type: 'WABA', id, can_send_message: 'AVAILABLE' };
}
