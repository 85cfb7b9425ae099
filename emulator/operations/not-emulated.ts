import { ServiceError } from '../errors';
import { operation } from '../operation';
import { structure } from '../shapes';

/** Operations on profiles and findings: known, and refused by name. */
export function notEmulated(name: string) {
  return operation({
    name,
    status: 501,
    input: structure({}),

    run() {
      throw new ServiceError('OperationNotEmulatedException', `${name} is not emulated: there are no profiles to analyze here.`);
    },
  });
}
