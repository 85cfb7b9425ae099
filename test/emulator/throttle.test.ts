import { ManualClock } from './manual-clock';
import { serviceError } from './modelled-errors';
import { withEmulator } from './with-emulator';
import { startEmulator } from '../../emulator/emulator';

const clock = new ManualClock();
const fixture = withEmulator({ clock, throttle: { requestsPerSecond: 2, burst: 3 } });

const list = () => fixture.client.listProfilingGroups({});

/** How many of some calls in a row are admitted. */
async function admitted(calls: number): Promise<number> {
  let count = 0;
  for (let i = 0; i < calls; i++) count += await list().then(() => 1, () => 0);
  return count;
}

test('admits a burst', async () => {
  expect(await admitted(5)).toBe(3);
});

test('answers ThrottlingException above it', async () => {
  await admitted(3);

  await expect(list()).rejects.toEqual(serviceError('ThrottlingException', 'Rate exceeded'));
});

test('admits again as time passes', async () => {
  await admitted(3);
  clock.advance(1000);

  expect(await admitted(5)).toBe(2);
});

test('does not save up more than a burst', async () => {
  clock.advance(60_000);

  expect(await admitted(5)).toBe(3);
});

test('has no effect when it refuses', async () => {
  await admitted(3);
  await fixture.client.createProfilingGroup({ profilingGroupName: 'checkout', clientToken: 'token' }).catch(() => undefined);

  expect(fixture.emulator.store.region('us-east-1').groups.size).toBe(0);
});

test('does not throttle the control API', async () => {
  await admitted(4);

  expect((await fixture.request('GET', '/_emulator/health')).status).toBe(200);
});

test('is off unless asked for', async () => {
  const emulator = await startEmulator({ clock });
  const answers = await Promise.all(Array.from({ length: 100 }, () => fetch(`${emulator.endpoint}/profilingGroups`)));
  await emulator.close();

  expect(answers.every(({ status }) => status === 200)).toBe(true);
});
