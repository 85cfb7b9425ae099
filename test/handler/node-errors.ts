import { isNativeError } from 'util/types';

/**
 * Jest runs tests in a realm of its own, in which the errors of Node's network modules are no instances of `Error`.
 * The SDK hides what it takes for no error, its code included. Outside Jest they are, and here they are from now on.
 */
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, candidate: unknown) {
    return (this === Error && isNativeError(candidate)) || Function.prototype[Symbol.hasInstance].call(this as Function, candidate);
  },
});
