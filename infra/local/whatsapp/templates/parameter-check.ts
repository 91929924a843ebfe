import type { Refusal } from '../graph/graph-answer.ts';
import type { TemplateParameter } from '../messages/template-content.ts';
import { variablesOf } from './template.ts';

interface Asked {
  readonly component: 'header' | 'body';
  readonly format: 'NAMED' | 'POSITIONAL';
}

/** What is wrong with the parameters that a text of a template is given: their kind, number, names, then their texts. */
export function wrongText(
  written: string,
  given: readonly TemplateParameter[],
  { component, format }: Asked,
): Refusal | undefined {
  const expected = variablesOf(written);
  const odd = given.find((parameter) => textOf(parameter) === undefined);
  if (odd !== undefined)
    return { code: 132012, details: `${component}: takes no parameter of type ${odd.type}` };
  if (given.length !== expected.length) return countRefusal(component, given.length, expected.length);
  const names = format === 'NAMED' ? wrongNames(expected, given, component) : undefined;
  return (
    names ?? given.map((parameter) => badText(parameter, component)).find((refusal) => refusal !== undefined)
  );
}

function wrongNames(
  expected: readonly string[],
  given: readonly TemplateParameter[],
  component: string,
): Refusal | undefined {
  const names = given.map((parameter) => parameter.parameter_name);
  const unnamed = names.findIndex((name) => !name);
  if (unnamed >= 0)
    return { code: 100, details: `${component}: Parameter name is missing or empty at position ${unnamed}` };
  const missing = expected.find((name) => !names.includes(name));
  return missing === undefined
    ? undefined
    : { code: 100, details: `${component}: Parameter ${missing} is missing` };
}

function badText(parameter: TemplateParameter, component: string): Refusal | undefined {
  if (!/[\n\r\t]| {5}|^\s*$/.test(textOf(parameter) ?? '')) return undefined;
  const name = parameter.parameter_name ?? parameter.type;
  const details = `${component}: Param text of ${name} cannot be empty or have new-line/tab characters or more than 4 consecutive spaces`;
  return { code: 132018, details };
}

/** The text that stands for the parameter; undefined where it is none. The fallback is what Meta always shows. */
function textOf(parameter: TemplateParameter): string | undefined {
  switch (parameter.type) {
    case 'text':
      return parameter.text;
    case 'currency':
      return parameter.currency.fallback_value;
    case 'date_time':
      return parameter.date_time.fallback_value;
    default:
      return undefined;
  }
}

function countRefusal(component: string, given: number, expected: number): Refusal {
  const details = `${component}: number of localizable_params (${given}) does not match the expected number of params (${expected})`;
  return { code: 132000, details };
}

/** The text with its parameters: by name where they have one, else in their order. */
export function fillText(written: string, given: readonly TemplateParameter[]): string {
  const variables = variablesOf(written);
  const values = new Map(
    given.map((parameter, index) => [parameter.parameter_name ?? variables[index], textOf(parameter)]),
  );
  return written.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values.get(name) ?? whole);
}
