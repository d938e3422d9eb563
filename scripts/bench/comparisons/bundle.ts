import { join } from 'node:path';
import { bundleLimit, measureBundle } from '../../package/measure-bundle.ts';
import type { Comparison, Contender } from '../measure/comparison.ts';
import { requirePeer } from '../setting/peers.ts';
import type { Setting } from '../setting/setting.ts';

const handlersAlone = 'Facsimile: handlers';

/** What mocks cost a page in bytes, without msw. */
export function compareBundles({ root }: Setting): Comparison {
  const generated = join(root, 'generated/handlers.ts');
  return {
    name: 'bundle',
    title: 'Bytes in a bundle',
    notes: [`wanted: all that generated/handlers.ts exports at most ${bundleLimit} B, gzipped`],
    measures: [
      { name: 'gzipped', unit: 'B', better: 'less' },
      { name: 'minified', unit: 'B', better: 'less' },
    ],
    contenders: [
      { name: handlersAlone, isOurs: true, open: () => bundleOf(generated, 'handlers') },
      { name: 'Facsimile: all that is generated for handlers', isOurs: true, open: () => bundleOf(generated) },
      openApiBackend(root),
    ],
    baseline: handlersAlone,
    goals: [],
    rounds: 1,
    warmUp: 0,
  };
}

function openApiBackend(root: string): Contender {
  return {
    name: 'openapi-backend, without a document',
    isPeer: true,
    open: async () => {
      const { version, folder } = requirePeer(root, 'openapi-backend');
      return { version, ...(await bundleOf(join(folder, 'index.js'), 'OpenAPIBackend')) };
    },
  };
}

async function bundleOf(path: string, ...names: readonly string[]) {
  const { gzipped, minified } = await measureBundle(path, ...names);
  return { measure: () => ({ gzipped, minified }) };
}
