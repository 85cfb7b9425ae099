import { Heap } from './heap';
import { seededRandom } from './random';

test('gives out the earliest first, however it was filled and emptied', () => {
  const random = seededRandom(7);
  const heap = new Heap();
  const expected: number[] = [];
  for (let round = 0; round < 500; round++) {
    const at = Math.floor(random() * 50);
    heap.add(at, () => {});
    expected.push(at);
    if (random() < 0.4) { expect(heap.take()!.at).toBe(expected.sort((a, b) => a - b).shift()); }
  }
  const rest = [];
  for (let timer = heap.take(); timer; timer = heap.take()) { rest.push(timer.at); }
  expect(rest).toEqual(expected.sort((a, b) => a - b));
});
