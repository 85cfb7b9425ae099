import { randomUUID } from 'node:crypto';
import { ServiceError } from '../errors';
import { operation } from '../operation';
import { describeProfilingGroup } from '../profiling-group';
import { boolean, integer, string, structure } from '../shapes';

const DEFAULT_PAGE_SIZE = 100;

/** Sorted by name. A token continues after the last name of its page, whatever was created or deleted since. */
export const listProfilingGroups = operation({
  name: 'ListProfilingGroups',
  status: 200,
  input: structure({}, {
    includeDescription: boolean,
    maxResults: integer({ min: 1, max: 1000 }),
    nextToken: string({ min: 1, max: 64, pattern: /^[\w-]+$/ }),
  }),
  query: ['includeDescription', 'maxResults', 'nextToken'],

  run({ region }, { includeDescription, maxResults = DEFAULT_PAGE_SIZE, nextToken: token }) {
    const after = token === undefined ? '' : region.pages.get(token);
    if (after === undefined) throw new ServiceError('ValidationException', `The nextToken ${token} is unknown.`);

    const names = [...region.groups.keys()].filter(name => name > after).sort();
    const page = names.slice(0, maxResults);
    const nextToken = names.length > page.length ? randomUUID() : undefined;
    if (nextToken) region.pages.set(nextToken, page.at(-1)!);

    return {
      profilingGroupNames: page,
      profilingGroups: includeDescription ? page.map(name => describeProfilingGroup(region.get(name))) : undefined,
      nextToken,
    };
  },
});
