import { describe, expect, it } from 'vitest';
import { readConfig } from '#infra/config';

const read = (settings: Readonly<Record<string, unknown>>) => readConfig((name) => settings[name]);
const problemsOf = (settings: Readonly<Record<string, unknown>>) => {
  const answer = read(settings);
  return answer.kind === 'refused' ? answer.problems : [];
};

describe('the config', () => {
  it('needs a stage and the id of the phone number', () => {
    expect(read({ stage: 'dev', phoneNumberId: '106540352242922' })).toMatchObject({
      kind: 'config',
      config: {
        stackName: 'chasqui-dev',
        graphUrl: 'https://graph.facebook.com',
        graphVersion: 'v25.0',
        keepData: false,
      },
    });
  });

  it('keeps the data of production', () => {
    expect(read({ stage: 'prod', phoneNumberId: '106540352242922' })).toMatchObject({
      config: { keepData: true },
    });
  });

  it('needs nothing at all on a laptop', () => {
    expect(read({ stage: 'local' })).toMatchObject({ config: { graphUrl: 'http://127.0.0.1:4780' } });
  });

  it('lets calls reach the internet and nothing else, but on a laptop that laptop alone', () => {
    const reachOf = (stage: string) => {
      const answer = read({ stage, phoneNumberId: '106540352242922' });
      return answer.kind === 'config' ? answer.config.callbackReach : undefined;
    };
    expect(['dev', 'prod', 'local'].map(reachOf)).toEqual(['public', 'public', 'this-machine']);
  });

  it('takes the state machines whose tasks may be answered, and no others', () => {
    const machine = (name: string) => `arn:aws:states:sa-east-1:123456789012:stateMachine:${name}`;
    const workflows = `${machine('purchases')},${machine('alerts')}`;
    const given = { stage: 'dev', phoneNumberId: '106540352242922' };
    expect(read(given)).toMatchObject({ config: { workflows: [] } });
    expect(read({ ...given, workflows })).toMatchObject({
      config: { workflows: [machine('purchases'), machine('alerts')] },
    });
    for (const wrong of [
      '*',
      machine('*'),
      `${machine('a')},`,
      `${machine('a')} ${machine('b')}`,
      'purchases',
    ])
      expect(problemsOf({ ...given, workflows: wrong })).toEqual([expect.stringMatching(/^workflows /)]);
  });

  it('takes what is optional only where it is given', () => {
    const given = {
      alarmEmail: 'operations@example.com',
      breakGlassRole: 'arn:aws:iam::123456789012:role/ops/break-glass',
    };
    expect(read({ stage: 'dev', phoneNumberId: '106540352242922', ...given })).toMatchObject({
      config: given,
    });
    expect(read({ stage: 'local' })).not.toHaveProperty('config.alarmEmail');
    expect(read({ stage: 'local' })).not.toHaveProperty('config.breakGlassRole');
  });
});

describe('a config that cannot be used', () => {
  it('is refused with what is missing, where it is found and how it is given', () => {
    expect(problemsOf({ stage: 'prod' })).toEqual([
      'phoneNumberId is missing. It is the "Phone number ID" shown in Meta\'s App Dashboard under WhatsApp > API Setup, ' +
        'in digits. Give it as -c phoneNumberId=106540352242922, or as a string under "context" in cdk.json.',
    ]);
  });

  it('names all that is wrong at once', () => {
    const wrong = {
      stage: 'prod',
      phoneNumberId: '+55 11 5550-0100',
      graphVersion: '25',
      numberName: 'a\nb',
      alarmEmail: 'nobody',
      breakGlassRole: 'break-glass',
    };
    expect(problemsOf(wrong).map((problem) => problem.split(' ')[0])).toEqual(Object.keys(wrong).slice(1));
  });

  it.each([undefined, 'production', 'toString', 7])('has the stage %j', (stage) => {
    expect(problemsOf({ stage, phoneNumberId: '106540352242922' })).toEqual([
      expect.stringMatching(/^stage /),
    ]);
  });

  it('has a number where digits as text are asked for: long ones would lose their end', () => {
    expect(problemsOf({ stage: 'dev', phoneNumberId: 106540352242922 })).toHaveLength(1);
  });
});
