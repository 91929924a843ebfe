import type { OutboundTemplate } from '#ports/whatsapp';

/**
 * The body of `POST /{version}/{phone number id}/messages` for a template message.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates
 */
export function templateBody(message: OutboundTemplate): string {
  const { template, language, parameters, callback } = message;
  return JSON.stringify({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // With its +: a number without one may get the country code of the business number put in front.
    to: message.to.reveal(),
    type: 'template',
    template: {
      name: template,
      language: { code: language },
      // A template without parameters is refused when it comes with an empty component.
      ...(parameters.length > 0 && { components: [{ type: 'body', parameters: parameters.map(textOf) }] }),
    },
    biz_opaque_callback_data: callback,
  });
}

function textOf([name, text]: readonly [string, string]): object {
  return { type: 'text', parameter_name: name, text };
}
