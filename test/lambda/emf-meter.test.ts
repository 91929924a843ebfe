import { afterEach, describe, expect, it, vi } from 'vitest';
import { emfMeter } from '#lambda/emf-meter';

afterEach(() => vi.unstubAllEnvs());

describe('the meter', () => {
  it('writes the sums as one metric line of CloudWatch, and starts anew', () => {
    const lines: string[] = [];
    const meter = emfMeter({
      write: (line) => lines.push(line),
      clock: () => 1_763_646_125_000,
      stage: 'prod',
    });
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
              Dimensions: [['stage']],
              Metrics: [
                { Name: 'messages-planned', Unit: 'Count' },
                { Name: 'nobody-notified', Unit: 'Count' },
              ],
            },
          ],
        },
        stage: 'prod',
        'messages-planned': 4,
        'nobody-notified': 1,
      },
    ]);
  });

  it.each([
    ['chasqui-dev-route-event', { stage: 'dev' }, [['stage']]],
    ['tiny-work', {}, [[]]],
  ])('of the function %s counts for the stage in its name', (name, dimension, Dimensions) => {
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', name);
    const lines: string[] = [];
    const meter = emfMeter({ write: (line) => lines.push(line), clock: () => 0 });
    meter.count('ids-reused');
    meter.flush();
    const CloudWatchMetrics = [
      { Namespace: 'Chasqui', Dimensions, Metrics: [{ Name: 'ids-reused', Unit: 'Count' }] },
    ];
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { _aws: { Timestamp: 0, CloudWatchMetrics }, ...dimension, 'ids-reused': 1 },
    ]);
  });
});
