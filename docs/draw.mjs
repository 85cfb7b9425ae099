// Draws docs/*.dot as docs/*.svg; with --check, only says whether that would change anything.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { Graphviz } from '@hpcc-js/wasm-graphviz';

const folder = new URL('.', import.meta.url);
const graphviz = await Graphviz.load();

for (const source of readdirSync(folder).filter((file) => file.endsWith('.dot'))) {
  const target = new URL(source.replace(/dot$/, 'svg'), folder);
  const picture = graphviz.dot(readFileSync(new URL(source, folder), 'utf8'));
  if (!process.argv.includes('--check')) {
    writeFileSync(target, picture);
  } else if (readFileSync(target, 'utf8') !== picture) {
    console.error(`${source} was changed but not drawn: npm run picture`);
    process.exitCode = 1;
  }
}
