import { START, VirtualTime } from './virtual-time';

test('sleepers wake in the order of their time, and of two at one time the one that lay down first', async () => {
  const time = new VirtualTime();
  const woken: string[] = [];
  const sleep = async (name: string, milliseconds: number) => {
    await time.sleep(milliseconds);
    woken.push(`${name} at ${time.now() - START}`);
  };
  await time.pass(Promise.all([sleep('third', 3_600_000), sleep('first', 5), sleep('second', 5)]));
  expect(woken).toEqual(['first at 5', 'second at 5', 'third at 3600000']);
});

test('stands still while nobody waits', async () => {
  const time = new VirtualTime();
  const woken = jest.fn();
  void time.sleep(1_000).then(woken);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(time.now()).toBe(START);
  await time.pass(time.sleep(500));
  expect(woken).not.toHaveBeenCalled();
  await time.drain();
  expect(woken).toHaveBeenCalled();
});

test('a signal aborts when its time has come', async () => {
  const time = new VirtualTime();
  const signal = time.timeout(10_000);
  await time.pass(time.sleep(9_999));
  expect(signal.aborted).toBe(false);
  await time.pass(time.sleep(1));
  expect(signal.aborted).toBe(true);
});

test('waiting for what can never come is an error', async () => {
  await expect(new VirtualTime().pass(new Promise(() => {}))).rejects.toThrow('Nothing is due any more');
});

test('nothing happens at a cancelled time', async () => {
  const time = new VirtualTime();
  const action = jest.fn();
  time.after(10, action).cancel();
  await time.pass(time.sleep(20));
  expect(action).not.toHaveBeenCalled();
});
