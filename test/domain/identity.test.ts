import { describe, expect, it } from 'vitest';
import { eventId, messageId, recordId, routingId } from '#domain/identity';
import { countedEntropy } from '#test/support/entropy';

const { sha256 } = countedEntropy();

describe('derived ids', () => {
  it('are the same for the same thing and have their length', () => {
    expect(recordId(sha256, 'ticket', 'T-1')).toBe(recordId(sha256, 'ticket', 'T-1'));
    expect(recordId(sha256, 'ticket', 'T-1')).toHaveLength(22);
    expect(eventId(sha256, 'erp', '1')).toHaveLength(22);
    expect(messageId(sha256, { event: 'e', route: 'r', person: 'p' })).toHaveLength(16);
    expect(routingId(sha256, 'e', 'r')).toHaveLength(16);
  });

  it('do not run together where one part ends and the next begins', () => {
    expect(recordId(sha256, 'a', 'bc')).not.toBe(recordId(sha256, 'ab', 'c'));
    expect(eventId(sha256, 'a', 'bc')).not.toBe(eventId(sha256, 'ab', 'c'));
    expect(messageId(sha256, { event: 'e', route: 'ab', person: 'c' })).not.toBe(
      messageId(sha256, { event: 'e', route: 'a', person: 'bc' }),
    );
  });
});
