import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askFreely, type Asking, askTemplate } from '#domain/asks/ask-buttons';
import type { AskOption } from '#domain/asks/ask-rule';
import { contentFault } from '#domain/outbound/check-outbound';
import type { TemplateText } from '#domain/workspace';

const yesOrNo: readonly AskOption[] = [{ id: 'approve' }, { id: 'reject', rejects: true }];
const text: TemplateText = {
  header: 'Order {{number}}',
  body: 'May {{who}} buy this today?',
  footer: 'Purchasing',
  buttons: ['Approve', 'Reject'],
};
const link = { text: 'Open', url: 'https://erp.example/{{number}}' };

function asking(
  change: Partial<Asking> = {},
  pinned = text,
  inForce: TemplateText | undefined = pinned,
): Asking {
  const templatesOf = (of: TemplateText | undefined) =>
    of === undefined ? [] : [{ id: 'may', category: 'utility' as const, text: { en: of } }];
  return {
    message: {
      template: 'may',
      language: 'en',
      parameters: [
        ['number', 'P-1'],
        ['who', 'Ana'],
      ],
    },
    options: yesOrNo,
    pinned: { templates: templatesOf(pinned) },
    inForce: { templates: templatesOf(inForce) },
    tap: (option) => `tap.${option ?? 'list'}`,
    ...change,
  };
}

describe('an ask as a template', () => {
  it('has a token in each quick reply', () => {
    expect(askTemplate(asking())).toEqual({
      kind: 'template',
      name: 'may',
      language: 'en',
      header: { kind: 'text', parameter: ['number', 'P-1'] },
      body: [['who', 'Ana']],
      buttons: [
        { kind: 'quick-reply', index: 0, payload: 'tap.0' },
        { kind: 'quick-reply', index: 1, payload: 'tap.1' },
      ],
    });
  });

  it('counts all buttons, those that open addresses among them', () => {
    const buttons = ['Approve', link, 'Reject'];
    expect(askTemplate(asking({}, { ...text, buttons }))?.buttons).toEqual([
      { kind: 'quick-reply', index: 0, payload: 'tap.0' },
      { kind: 'url', index: 1, suffix: 'P-1' },
      { kind: 'quick-reply', index: 2, payload: 'tap.1' },
    ]);
  });

  it('has one quick reply that opens the list where the options are more', () => {
    const options = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    const content = askTemplate(asking({ options }, { ...text, buttons: ['Choose'] }));
    expect(content?.buttons).toEqual([{ kind: 'quick-reply', index: 0, payload: 'tap.list' }]);
  });

  it('means by a label what it meant when the ask was opened, wherever it stands now', () => {
    const moved = asking({}, text, { ...text, buttons: [link, 'Reject', 'Approve'] });
    expect(askTemplate(moved)?.buttons).toEqual([
      { kind: 'url', index: 0, suffix: 'P-1' },
      { kind: 'quick-reply', index: 1, payload: 'tap.1' },
      { kind: 'quick-reply', index: 2, payload: 'tap.0' },
    ]);
  });

  it('never has the token of an option under the label of another', () => {
    const labels = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(labels, labels, (before, now) => {
        const options = before.map((id) => ({ id }));
        const [pinned, inForce] = [
          { ...text, buttons: before },
          { ...text, buttons: now },
        ];
        const content = askTemplate(asking({ options }, pinned, inForce));
        const meant = now.map((label, index) => ({
          kind: 'quick-reply',
          index,
          payload: `tap.${before.indexOf(label)}`,
        }));
        const areSame = before.toSorted().join() === now.toSorted().join();
        expect(content?.buttons).toEqual(areSame ? meant : undefined);
      }),
    );
  });

  it('is none where the quick replies are others by now', () => {
    for (const buttons of [
      ['Yes', 'No'],
      ['Approve'],
      ['Approve', 'Reject', 'Later'],
      ['Approve', 'Approve'],
      [],
    ])
      expect(askTemplate(asking({}, text, { ...text, buttons }))).toBeUndefined();
    const { buttons: _, ...without } = text;
    expect(askTemplate(asking({}, text, without))).toBeUndefined();
    expect(askTemplate(asking({}, without, without))).toBeUndefined();
  });

  it('goes as it was planned where the version in force has the template no more', () => {
    const gone = { ...asking(), inForce: { templates: [] } };
    expect(askTemplate(gone)).toEqual(askTemplate(asking()));
    expect(askFreely(gone)).toEqual(askFreely(asking()));
  });
});

describe('an ask in free form', () => {
  it('reads as its template does, with the same buttons', () => {
    expect(askFreely(asking())).toEqual({
      kind: 'buttons',
      header: { kind: 'text', text: 'Order P-1' },
      body: 'May Ana buy this today?',
      footer: 'Purchasing',
      buttons: [
        { id: 'tap.0', title: 'Approve' },
        { id: 'tap.1', title: 'Reject' },
      ],
    });
    const { header: _, footer: __, ...short } = text;
    expect(askFreely(asking({}, short))).toEqual({
      kind: 'buttons',
      body: 'May Ana buy this today?',
      buttons: [
        { id: 'tap.0', title: 'Approve' },
        { id: 'tap.1', title: 'Reject' },
      ],
    });
  });

  it('is a list of the options where they are more than three', () => {
    const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, label: { en: `Take ${id}` } }));
    const content = askFreely(asking({ options }, { ...text, buttons: ['Choose a way'] }));
    expect(content).toMatchObject({
      kind: 'list',
      opener: 'Choose a way',
      sections: [
        {
          rows: [
            { id: 'tap.0', title: 'Take a' },
            { id: 'tap.1', title: 'Take b' },
            { id: 'tap.2', title: 'Take c' },
            { id: 'tap.3', title: 'Take d' },
          ],
        },
      ],
    });
    expect(content && contentFault(content)).toBeUndefined();
  });

  it('is none where a button opens an address, nor where the text is not known', () => {
    expect(askFreely(asking({}, { ...text, buttons: ['Approve', 'Reject', link] }))).toBeUndefined();
    expect(askFreely({ ...asking(), pinned: { templates: [] }, inForce: { templates: [] } })).toBeUndefined();
  });

  it('has the buttons with which it was opened, whatever the template has by now', () => {
    const content = askFreely(asking({}, text, { ...text, buttons: ['No', 'Yes'] }));
    expect(content).toMatchObject({ buttons: [{ title: 'Approve' }, { title: 'Reject' }] });
    const { buttons: _, ...without } = text;
    expect(askFreely(asking({}, text, without))).toMatchObject({
      buttons: [{ title: 'Approve' }, { title: 'Reject' }],
    });
  });
});
