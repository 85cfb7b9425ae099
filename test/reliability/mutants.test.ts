/* eslint-disable @typescript-eslint/no-require-imports */
import { checkSchedules } from './check';
import { MUTANTS, Mutant } from './mutants';
import type * as HandleEvent from '../../src/handler/handle-event';
import { Handler } from '../engine/engine';
import type * as EngineHandler from '../engine/handler';

const SEED = 1;
const MOST_SCHEDULES = 1_500;
const SDKS = ['@aws-sdk/client-codeguruprofiler', '@aws-sdk/client-cloudformation'];

/** The real handler around the modules of a mutant. */
function build({ modules = {}, answer, wrap = (handler) => handler }: Mutant): Handler {
  let handler!: Handler;
  const sdks = SDKS.map((name) => jest.requireActual(name));
  jest.isolateModules(() => {
    SDKS.forEach((name, index) => jest.doMock(name, () => sdks[index]));
    for (const [name, change] of Object.entries(modules)) {
      const path = `../../src/handler/${name}`;
      jest.doMock(path, () => {
        const actual = jest.requireActual(path);
        return { ...actual, ...change(actual) };
      });
    }
    const { handleEvent }: typeof HandleEvent = require('../../src/handler/handle-event');
    const { handlerOf }: typeof EngineHandler = require('../engine/handler');
    handler = wrap(handlerOf(async (event, ...rest) => {
      const response = await handleEvent(event, ...rest);
      return answer ? answer(response, event as object) : response;
    }));
  });
  [...SDKS, ...Object.keys(modules).map((name) => `../../src/handler/${name}`)].forEach((path) => jest.dontMock(path));
  return handler;
}

test.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s', async (name, mutant) => {
  const { numRuns, failure, violations } = await checkSchedules({ seed: SEED, numRuns: MOST_SCHEDULES, handler: build(mutant), shrink: false });
  process.stdout.write(`${name}: ${failure ? `caught by schedule ${numRuns}` : 'not caught'}: ${violations[0]?.slice(0, 100)}\n`);
  expect(failure).toBeDefined();
  const control = await checkSchedules({ seed: SEED, numRuns: 1, path: String(numRuns - 1), shrink: false });
  expect(control.failure).toBeUndefined(); // the real handler gets through the very schedule
}, 120_000);
