import { versionOfFiles } from './versions.fixture.ts';
import { writeOutputs } from './write-outputs.ts';

// A process of its own that writes one version of some files after the other, until it is killed.
const [, , folder = ''] = process.argv;
for (let version = 1; ; version += 1) {
  await writeOutputs(folder, versionOfFiles(version));
  if (version === 1) console.log('writing');
}
