import { expect, test } from 'vitest';
import { testPage } from '../../spec/test-page.fixture.ts';
import { createEmptyProject } from '../testing/test-project.ts';

const pact = JSON.stringify({
  consumer: { name: 'notes-app' },
  provider: { name: 'notes' },
  interactions: [
    {
      description: 'a note is made',
      request: { method: 'POST', path: '/v1.0/notes', body: { text: 'Buy milk' } },
      response: { status: 201, body: { id: '1' } },
    },
  ],
});

async function createNotes() {
  const project = await createEmptyProject();
  await project.write('docs/create-note.md', testPage());
  await project.write('facsimile.config.ts', "export default { pages: 'docs' };");
  await project.run('generate');
  await project.write('pacts/notes-app.json', pact);
  return project;
}

const total = 'operations 1 of 1, scenarios 1 of 1, refusals 0 of 1, properties 2 of 3: 66.6 %\n';

test('what the contracts in pacts do not touch is printed with its lines', async () => {
  await using project = await createNotes();
  expect(await project.run('coverage')).toEqual({
    code: 0,
    out: [
      'POST /notes (docs/create-note.md:18): called by notes-app',
      '  never received: 400 badRequest (docs/create-note.md:36)',
      '  never sent or read: 201 $.text (docs/create-note.md:61)',
      total,
    ].join('\n'),
    err: '',
  });
});

test('contracts and folders of them are named, each is read once', async () => {
  await using project = await createNotes();
  const { out } = await project.run('coverage', 'pacts/', 'pacts/notes-app.json', `${project.folder}/pacts`);
  expect(out).toContain(total);
});

test('JSON has each part with its consumers', async () => {
  await using project = await createNotes();
  const { coverage } = JSON.parse((await project.run('coverage', '--json')).out);
  expect(coverage).toMatchObject({
    percent: 66.6,
    counts: { properties: { covered: 2, total: 3 } },
    operations: [
      {
        path: '/notes',
        consumers: ['notes-app'],
        scenarios: [{ name: '201 created', source: 'docs/create-note.md:36', consumers: ['notes-app'] }],
      },
    ],
    unknown: [],
  });
});

test.each([
  ['66.6', 0, ''],
  ['66.7', 1, 'facsimile: 66.6 % of what is documented is covered, less than 66.7 %\n'],
])('--fail-under %s exits with %i', async (percent, expected, message) => {
  await using project = await createNotes();
  const { code, out, err } = await project.run('coverage', '--fail-under', percent);
  expect({ code, err }).toEqual({ code: expected, err: message });
  expect(out).toContain(total);
});

test.each([
  [['none'], 1, /none: holds no contract: run tests with recordPact, or name contracts, as files\n$/],
  [['package.json'], 1, /package\.json: is not a Pact contract: it has no list of interactions\n$/],
  [['--fail-under', '101'], 2, /A percentage is a number from 0 to 100/],
])('%j is refused', async (args, expected, message) => {
  await using project = await createNotes();
  await project.write('package.json', '{}');
  const { code, err } = await project.run('coverage', ...args);
  expect(code).toBe(expected);
  expect(err).toMatch(message);
});

test('the report lists what no test touches, each with a link to its line', async () => {
  await using project = await createNotes();
  await project.run('report', '-o', 'report.html', '--coverage', 'pacts');
  const report = await project.read('report.html');
  expect(report).toContain(total.trim());
  expect(report).toContain(
    '<summary>POST /notes <a href="#L18">line 18</a>: called by notes-app, 2 parts never touched</summary>',
  );
  expect(report).toContain('<li>never sent or read: 201 $.text <a href="#L61">line 61</a></li>');
});
