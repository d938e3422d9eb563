import { useState } from 'react';
import { launch } from './commands.ts';

export function Launcher({ device }: { readonly device: string }) {
  const [message, setMessage] = useState('');

  async function start() {
    try {
      const { Status } = await launch(device, 'notes');
      setMessage(`Notes: ${Status}`);
    } catch (error) {
      setMessage(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <main>
      <button type="button" onClick={start}>
        Launch notes
      </button>
      <p role="status">{message}</p>
    </main>
  );
}
