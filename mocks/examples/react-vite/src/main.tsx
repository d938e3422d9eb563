import { createRoot } from 'react-dom/client';
import { Launcher } from './launcher.tsx';

// While the app is developed the documentation answers; nothing of this is in the production build.
if (import.meta.env.DEV) {
  const [{ network }, { createHandlers }] = await Promise.all([import('virtual:msw'), import('add-commands/handlers')]);
  network.configure({ handlers: createHandlers({ reply: 'echo' }) });
  await network.enable();
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Launcher device="device-1" />);
