import { describe, expect, it } from 'vitest';
import { errorWord } from '#lambda/error-word';

function named(name: string, more: object = {}): Error {
  return Object.assign(new Error('Maria +5511955501234'), { name, ...more });
}

describe('the word for a failure', () => {
  it.each([
    ['its code', named('Error', { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
    ['else the name of its class', named('ThrottlingException'), 'ThrottlingException'],
    [
      'else that of its cause',
      new Error('a', { cause: new Error('b', { cause: named('RangeError') }) }),
      'RangeError',
    ],
    ['Error where the cause is no error', new Error('a', { cause: 'Maria' }), 'Error'],
    ['Error where there is no cause', new Error('a'), 'Error'],
    ['nothing of what is no error', 'Maria', 'unknown'],
    ['no code that is a number', named('SystemError', { code: 7 }), 'SystemError'],
  ])('is %s', (_, error, word) => {
    expect(errorWord(error)).toBe(word);
  });

  it('is never a text, wherever somebody put one', () => {
    const texts = named('Maria cannot be told', { code: '+5511955501234' });
    expect(errorWord(texts)).toBe('Error');
    expect(errorWord(named('x'.repeat(65)))).toBe('Error');
  });

  it('ends with causes that go round in circles', () => {
    const circle: Error = new Error('a');
    circle.cause = circle;
    expect(errorWord(circle)).toBe('Error');
  });
});
