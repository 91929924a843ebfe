import type { Refusal } from '../graph/graph-answer.ts';
import type { TemplateComponent, TemplateParameter } from '../messages/template-content.ts';
import { type TemplateButton, variablesOf } from './template.ts';

/** What is wrong with the button components of a send, or with their lack. */
export function wrongButtons(
  buttons: readonly TemplateButton[],
  components: readonly TemplateComponent[],
): Refusal | undefined {
  const given = components.filter(({ type }) => type === 'button');
  const found = given
    .map((component) => wrongButton(component, buttons))
    .find((refusal) => refusal !== undefined);
  return found ?? missingParameter(buttons, given);
}

const kinds = {
  QUICK_REPLY: 'quick_reply',
  URL: 'url',
  COPY_CODE: 'copy_code',
  PHONE_NUMBER: undefined,
} as const;
const parameterTypes = { quick_reply: 'payload', url: 'text', copy_code: 'coupon_code' } as const;

function wrongButton(component: TemplateComponent, buttons: readonly TemplateButton[]): Refusal | undefined {
  const { sub_type: subType, index, parameters = [] } = component;
  if (subType === undefined || index === undefined) {
    return { code: 131008, details: 'buttons: a button component needs sub_type and index' };
  }
  const button = buttons[Number(index)];
  if (button === undefined) {
    return { code: 131009, details: `buttons: Button at index ${index} does not exist in the template` };
  }
  if (kinds[button.type] !== subType) {
    return {
      code: 132012,
      details: `buttons: Button at index ${index} is of type ${button.type}, not ${subType}`,
    };
  }
  const [parameter, ...more] = parameters;
  if (parameter === undefined) return undefined;
  if (more.length > 0 || parameter.type !== parameterTypes[subType]) {
    return {
      code: 132012,
      details: `buttons: Button at index ${index} takes one parameter of type ${parameterTypes[subType]}`,
    };
  }
  return button.type === 'URL' ? wrongSuffix(button, parameter, Number(index)) : undefined;
}

function wrongSuffix(
  { url }: { readonly url: string },
  parameter: TemplateParameter,
  index: number,
): Refusal | undefined {
  const suffix = parameter.type === 'text' ? parameter.text : '';
  if (variablesOf(url).length === 0) {
    return { code: 132000, details: `buttons: Button at index ${index} of type Url takes no parameter` };
  }
  if (suffix.trim() === '') {
    return { code: 131008, details: `buttons: Button at index ${index} of type Url requires a parameter` };
  }
  if (/\s/.test(suffix))
    return { code: 132018, details: `buttons: Param text of the button at index ${index} has blanks` };
  return url.length + suffix.length > 2_000
    ? {
        code: 132005,
        details: `buttons: the address of the button at index ${index} is longer than 2000 characters`,
      }
    : undefined;
}

/** A button with a variable must be given its value; a quick reply need not: its label comes back then. */
function missingParameter(
  buttons: readonly TemplateButton[],
  given: readonly TemplateComponent[],
): Refusal | undefined {
  const index = buttons.findIndex(
    (button, place) =>
      needsParameter(button) &&
      !given.some(
        (component) => Number(component.index) === place && (component.parameters ?? []).length > 0,
      ),
  );
  if (index < 0) return undefined;
  const kind = buttons[index]?.type === 'URL' ? 'Url' : 'CopyCode';
  return { code: 131008, details: `buttons: Button at index ${index} of type ${kind} requires a parameter` };
}

function needsParameter(button: TemplateButton): boolean {
  return button.type === 'COPY_CODE' || (button.type === 'URL' && variablesOf(button.url).length > 0);
}
