import { versionOfFiles } from './versions.fixture.ts';
import { writeOutputs } from './write-outputs.ts';

// A process of its own that writes one version of some files after the other, until it is killed.
const [, , folder = '', first = '1'] = process.argv;
for (let version = Number(first); ; version += 1) {
  await writeOutputs(folder, versionOfFiles(version));
  if (version === Number(first)) console.log('writing');
}
