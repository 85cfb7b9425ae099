import type { Response } from '../../src/handler/response';
import type { Handler } from '../engine/engine';

type Module = Record<string, any>;

/** A handler with something wrong in it. */
export interface Mutant {
  readonly name: string;
  /** The exports of modules in `src/handler` that are other than the real ones. */
  readonly modules?: Readonly<Record<string, (actual: Module) => Module>>;
  /** What becomes of the real answer. */
  readonly answer?: (response: Response, event: Module) => Response;
  /** What becomes of the whole. */
  readonly wrap?: (handler: Handler) => Handler;
}

let dice = 0;
let lastDifference: unknown;

/** Each is a mistake that somebody made somewhere, or would make. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'no ownership check',
    modules: { ownership: () => ({ isOwned: () => true, isCreatedBy: () => true }) },
  },
  {
    name: 'an answer that cannot be uploaded is answered FAILED',
    modules: {
      'response-upload': ({ uploadResponse }) => ({
        uploadResponse: async (url: string, body: Buffer, budget: Module, log: unknown) => uploadResponse(url, body, budget, log).catch(async () => {
          const failed = { ...JSON.parse(body.toString()), Status: 'FAILED', Reason: 'S3', PhysicalResourceId: 'FAILED_CREATE@refused', Data: undefined };
          await budget.put(url, Buffer.from(JSON.stringify(failed)), budget.clock.timeout(10_000));
        }),
      }),
    },
  },
  {
    name: 'deletes whatever has the name',
    modules: {
      'physical-resource-id': () => ({ isIncarnation: () => true }),
      'ownership': ({ isOwned }) => ({ isCreatedBy: isOwned }),
    },
  },
  {
    name: 'no deadline: tries for ever',
    modules: {
      retry: ({ withRetries }) => ({
        withRetries: async (operation: unknown, budget: Module, ...rest: unknown[]) =>
          withRetries(operation, { ...budget, deadline: Infinity }, ...rest),
      }),
    },
  },
  {
    name: 'booleans by truthiness',
    modules: {
      'desired-state': ({ desiredState }) => ({
        desiredState: (properties: Module, identity: unknown) => {
          const config = properties.AgentOrchestrationConfig;
          const truthy = { AgentOrchestrationConfig: { ProfilingEnabled: Boolean(config?.ProfilingEnabled) } };
          return desiredState({ ...properties, ...config && truthy }, identity);
        },
      }),
    },
  },
  {
    name: 'a random client token',
    wrap: (handler) => async (event, surroundings) => handler(event, {
      ...surroundings,
      profiler: Object.assign(Object.create(surroundings.profiler), {
        send: async (command: Module, options: object) => {
          if (command.input.clientToken) { command.input.clientToken = `random${dice++}`; }
          return surroundings.profiler.send(command as never, options);
        },
      }),
    }),
  },
  {
    name: 'no owner tags',
    modules: { ownership: () => ({ ownerTags: () => ({}) }) },
  },
  {
    name: 'a failed update answers with a new ID',
    answer: (response, { RequestType, RequestId }) => RequestType === 'Update' && response.Status === 'FAILED'
      ? { ...response, PhysicalResourceId: `log-stream-${RequestId}` } : response,
  },
  {
    name: 'a denied Delete is a success',
    answer: (response, { RequestType }) => RequestType === 'Delete' ? { ...response, Status: 'SUCCESS', Reason: undefined } : response,
  },
  {
    name: 'no look at CloudFormation\'s record',
    modules: { 'resource-record': () => ({ recordOf: async () => undefined }) },
  },
  {
    name: 'trusts the old properties instead of looking',
    modules: {
      converge: ({ difference }) => ({
        difference: (group: Module, desired: Module, old: Module, claim: unknown) => {
          const config = old.AgentOrchestrationConfig?.ProfilingEnabled;
          const believed = config === undefined ? group : { ...group, agentOrchestrationConfig: { profilingEnabled: config === 'true' } };
          return difference(believed, desired, old, claim);
        },
      }),
    },
  },
  {
    name: 'no attributes where nothing changes',
    modules: {
      converge: ({ difference }) => ({ difference: (...args: unknown[]) => { lastDifference = difference(...args); return lastDifference; } }),
      outcome: ({ outcomeOf }) => ({
        outcomeOf: (id: string, group: unknown) => lastDifference === undefined ? { physicalResourceId: id } : outcomeOf(id, group),
      }),
    },
  },
  {
    name: 'the reason as long as it is',
    modules: { response: () => ({ serialize: (response: Response) => Buffer.from(JSON.stringify(response)) }) },
  },
  {
    name: 'logs the event',
    wrap: (handler) => async (event, surroundings) => {
      surroundings.write(JSON.stringify(event));
      return handler(event, surroundings);
    },
  },
  {
    name: 'refuses everything',
    modules: { 'on-create': () => ({ onCreate: async () => { throw Object.assign(new Error('No'), { physicalResourceId: 'x@refused' }); } }) },
  },
  {
    name: 'a failed Create answers with a marker that its Delete skips',
    answer: (response, { RequestType }) => RequestType === 'Create' && response.Status === 'FAILED'
      ? { ...response, PhysicalResourceId: 'FAILED_CREATE@refused' } : response,
  },
];
