import { checkSchedules } from './check';

const { SCHEDULE_SEED, SCHEDULE_PATH, SCHEDULES = '300' } = process.env;

/** The same schedules each time, so that the build says the same each time; new ones are for the soak. */
test('no schedule of changes, faults and interference breaks a guarantee', async () => {
  const seed = Number(SCHEDULE_SEED ?? 1);
  const { numRuns, failure } = await checkSchedules({ seed, path: SCHEDULE_PATH, numRuns: SCHEDULE_PATH ? 1 : Number(SCHEDULES) });
  process.stdout.write(`${numRuns} schedules of SCHEDULE_SEED=${seed}\n`);
  expect(failure).toBeUndefined();
}, 120_000);
