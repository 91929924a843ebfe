import { element } from './element.ts';

/** A sheet over the page with a title, until it is closed. */
function openSheet(title: string, ...content: readonly Node[]): HTMLDialogElement {
  const heading = element('h2', 'sheet-title', title);
  const close = element('button', 'sheet-close', '×');
  close.type = 'button';
  close.ariaLabel = 'Close';
  const sheet = element('dialog', 'sheet', element('div', 'sheet-top', heading, close), ...content);
  sheet.ariaLabel = title;
  close.addEventListener('click', () => sheet.close());
  sheet.addEventListener('close', () => sheet.remove());
  sheet.addEventListener('click', (event) => {
    if (event.target === sheet) sheet.close();
  });
  document.body.append(sheet);
  sheet.showModal();
  return sheet;
}

interface ListView {
  readonly label: string;
  readonly sections: readonly {
    readonly title?: string;
    readonly rows: readonly { readonly id: string; readonly title: string; readonly description?: string }[];
  }[];
}

/** The rows of a list, of which one can be chosen. */
export function openList({ label, sections }: ListView, choose: (id: string) => void): void {
  const groups = sections.map(({ title, rows }) => {
    const group = element('ul', 'sheet-rows');
    for (const row of rows) {
      const button = element('button', 'sheet-row', element('bdi', '', row.title));
      button.type = 'button';
      if (row.description !== undefined) button.append(element('small', '', row.description));
      button.addEventListener('click', () => {
        sheet.close();
        choose(row.id);
      });
      group.append(element('li', '', button));
    }
    return element(
      'section',
      '',
      ...(title === undefined ? [] : [element('h3', 'sheet-section', title)]),
      group,
    );
  });
  const sheet = openSheet(label, ...groups);
}

interface Question {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  readonly button: string;
  /** Whether nothing is an answer as well. */
  readonly optional?: boolean;
}

/** Asks for one line of text. */
export function askLine(
  { title, label, value, button, optional = false }: Question,
  take: (text: string) => void,
): void {
  const input = element('input', '');
  input.value = value;
  input.required = !optional;
  input.autocomplete = 'off';
  const submit = element('button', 'sheet-submit', button);
  const form = element('form', 'sheet-form', element('label', '', label, input), submit);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sheet.close();
    take(input.value.trim());
  });
  const sheet = openSheet(title, form);
  input.select();
}
