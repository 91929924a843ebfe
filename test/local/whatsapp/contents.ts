export const text = { type: 'text', text: { body: 'Hello' } };
export const many = (count: number) => Array.from({ length: count }, (_, index) => index);
export const button = (id: string, title = id) => ({ type: 'reply', reply: { id, title } });
export const buttons = (...all: object[]) => ({
  type: 'interactive',
  interactive: { type: 'button', body: { text: 'Which?' }, action: { buttons: all } },
});
export const list = (...sections: object[]) => ({
  type: 'interactive',
  interactive: { type: 'list', body: { text: 'Which?' }, action: { button: 'Open', sections } },
});
export const rows = (count: number, from = 0) =>
  many(count).map((n) => ({ id: `${from + n}`, title: `Row ${from + n}` }));
export const ctaUrl = (url: string, label = 'Open') => ({
  type: 'interactive',
  interactive: {
    type: 'cta_url',
    body: { text: 'Look' },
    action: { name: 'cta_url', parameters: { display_text: label, url } },
  },
});
export const withHeader = (header: object) => ({
  type: 'interactive',
  interactive: { ...buttons(button('a')).interactive, header },
});
export const link = { link: 'https://files.example.com/a' };
