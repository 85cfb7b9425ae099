import { checkSchedules } from './check';

const { SCHEDULE_SEED, SCHEDULE_PATH, SCHEDULES = '300' } = process.env;

test('no schedule of changes, faults and interference breaks a guarantee', async () => {
  const seed = Number(SCHEDULE_SEED ?? Date.now() % 0x7fffffff);
  const { numRuns, failure } = await checkSchedules({ seed, path: SCHEDULE_PATH, numRuns: SCHEDULE_PATH ? 1 : Number(SCHEDULES) });
  process.stdout.write(`${numRuns} schedules of SCHEDULE_SEED=${seed}\n`);
  expect(failure).toBeUndefined();
}, 120_000);
