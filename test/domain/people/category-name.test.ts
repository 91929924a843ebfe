import { describe, expect, it } from 'vitest';
import { categoryName } from '#domain/people/category-name';

const categories = [{ id: 'tickets', name: { pt_BR: 'chamados', en: 'tickets' } }];

describe('the name of a category', () => {
  it.each([
    ['pt_BR', 'chamados'],
    ['pt_PT', 'chamados'],
    ['en', 'tickets'],
    ['de', 'chamados'],
  ])('in %s is %s', (language, name) => {
    expect(categoryName({ categories }, 'tickets', language)).toBe(name);
  });

  it('is its id where the workspace has it no more', () => {
    expect(categoryName({}, 'tickets', 'en')).toBe('tickets');
  });
});
