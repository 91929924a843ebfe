import { describe, expect, it } from 'vitest';
import { emfMeter } from '#lambda/emf-meter';

describe('the meter', () => {
  it('writes the sums as one metric line of CloudWatch, and starts anew', () => {
    const lines: string[] = [];
    const meter = emfMeter(
      (line) => lines.push(line),
      () => 1_763_646_125_000,
    );
    meter.count('messages-planned', 3);
    meter.count('messages-planned');
    meter.count('nobody-notified');
    meter.count('messages-failed', 0);
    meter.flush();
    meter.flush();
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        _aws: {
          Timestamp: 1_763_646_125_000,
          CloudWatchMetrics: [
            {
              Namespace: 'Chasqui',
              Dimensions: [[]],
              Metrics: [
                { Name: 'messages-planned', Unit: 'Count' },
                { Name: 'nobody-notified', Unit: 'Count' },
              ],
            },
          ],
        },
        'messages-planned': 4,
        'nobody-notified': 1,
      },
    ]);
  });
});
