import type { Tap } from '../messages/tap.ts';
import type { TemplateComponent, TemplateParameter } from '../messages/template-content.ts';
import { type KnownTemplate, type TemplateButton, buttonsOf } from './template.ts';

/** What can be tapped under a template that was sent so. A quick reply without a payload gives its label back. */
export function templateTaps(
  template: KnownTemplate,
  components: readonly TemplateComponent[],
): readonly Tap[] {
  return buttonsOf(template).map((button, place) => tapOf(button, parameterAt(components, place)));
}

function tapOf(button: TemplateButton, given: TemplateParameter | undefined): Tap {
  switch (button.type) {
    case 'QUICK_REPLY':
      return {
        kind: 'quick-reply',
        label: button.text,
        payload: given?.type === 'payload' ? given.payload : button.text,
      };
    case 'URL': {
      const suffix = given?.type === 'text' ? given.text : '';
      return { kind: 'link', label: button.text, url: button.url.replace(/\{\{\s*\w+\s*\}\}/, () => suffix) };
    }
    case 'PHONE_NUMBER':
      return { kind: 'own', label: button.text };
    case 'COPY_CODE':
      return { kind: 'own', label: 'Copy code' };
  }
}

function parameterAt(components: readonly TemplateComponent[], place: number): TemplateParameter | undefined {
  return components.find(({ type, index }) => type === 'button' && Number(index) === place)?.parameters?.[0];
}
