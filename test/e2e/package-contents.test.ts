import { listPackedFiles } from '../../local-cloud/packed-library';

let files: string[];

beforeAll(async () => {
  files = await listPackedFiles();
}, 60_000);

test.each([
  'lib/index.js', 'lib/index.d.ts', '.jsii', 'assets/handler/profiling-group.lambda/index.js', 'assets/handler/profiling-group.lambda/handle-event.js', 'API.md', 'LICENSE', 'README.md', 'package.json',
])('the package holds %s', (file) => {
  expect(files).toContain(file);
});

test('of the handler it holds the bundle, and of its modules only what the construct imports', () => {
  expect(files.filter((file) => file.includes('handler/')).sort()).toEqual([
    'assets/handler/profiling-group.lambda/handle-event.js',
    'assets/handler/profiling-group.lambda/index.js',
    'lib/handler/resource-schema.d.ts',
    'lib/handler/resource-schema.js',
  ]);
});

test('it holds nothing besides the library, its documentation and its jsii assembly', () => {
  const expected = /^(lib\/|assets\/|\.jsii$|(API|README|CHANGELOG)\.md$|LICENSE$|NOTICE$|package\.json$)/;
  expect(files.filter((file) => !expected.test(file))).toEqual([]);
});
