import { ChildProcess, fork } from 'node:child_process';
import { cpus } from 'node:os';
import { checkSchedules } from './check';
import { Tally, add, emptyTally, tally } from './tally';

/**
 * Plays random schedules in several processes for as long as it takes, and stops at the first broken guarantee.
 *
 *     tsx test/reliability/soak.ts [--schedules 100000] [--seed 1] [--workers 2]
 */
const CHUNK = 200;
const REFRESH = 1_000;

type Order = { readonly seed: number; readonly numRuns: number };
type Report = { readonly played: number; readonly tally: Tally; readonly failure?: string };

function option(name: string, fallback: number): number {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? fallback : Number(process.argv[index + 1]);
}

/** A worker plays what it is told to, and says how it went. */
function work(): void {
  process.on('message', ({ seed, numRuns }: Order) => {
    let sum = emptyTally();
    void checkSchedules({ seed, numRuns, onPlay: ({ engine, excused }) => { sum = add(sum, tally(engine, excused)); } })
      .then(({ numRuns: played, failure }) => process.send!({ played, tally: sum, failure } satisfies Report));
  });
}

function lead(): void {
  const schedules = option('schedules', 100_000);
  const seed = option('seed', Date.now() % 0x3fffffff);
  const startedAt = Date.now();
  let [ordered, played, sum] = [0, 0, emptyTally()];
  console.log(`${schedules} schedules from seed ${seed}`);

  const draw = () => {
    const rate = played / ((Date.now() - startedAt) / 1_000);
    const left = Math.round((schedules - played) / (rate || 1));
    const bar = '#'.repeat(Math.floor(30 * played / schedules)).padEnd(30, '.');
    const line = `[${bar}] ${played}/${schedules}, ${rate.toFixed(0)} schedules/s, ${Math.floor(left / 60)} min ${left % 60} s left`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}  ` : `${line}\n`);
  };
  const bars = setInterval(draw, process.stdout.isTTY ? REFRESH : 30 * REFRESH);

  const workers: ChildProcess[] = [];
  const end = (code: number, text: string) => {
    clearInterval(bars);
    draw();
    console.log(`\n${text}`);
    for (const [name, number] of Object.entries(sum)) { console.log(`${String(number).padStart(12)} ${name}`); }
    console.log(`${((Date.now() - startedAt) / 60_000).toFixed(1).padStart(12)} minutes`);
    workers.forEach((worker) => worker.kill());
    process.exit(code);
  };
  const order = (worker: ChildProcess) => {
    const numRuns = Math.min(CHUNK, schedules - ordered);
    if (numRuns <= 0) { return; }
    worker.send({ seed: seed + ordered / CHUNK, numRuns } satisfies Order);
    ordered += numRuns;
  };
  for (let index = 0; index < option('workers', Math.max(1, Math.min(2, cpus().length))); index++) {
    const worker = fork(__filename, ['--worker'], { execArgv: process.execArgv });
    worker.on('message', (report: Report) => {
      played += report.played;
      sum = add(sum, report.tally);
      if (report.failure) { return end(1, report.failure); }
      if (played >= schedules) { return end(0, 'No guarantee was broken.'); }
      order(worker);
    });
    worker.on('exit', (code) => { if (code) { end(2, `A worker ended with ${code}`); } });
    workers.push(worker);
    order(worker);
  }
}

if (process.argv.includes('--worker')) { work(); } else { lead(); }
