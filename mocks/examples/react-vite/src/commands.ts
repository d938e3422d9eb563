import type { components } from 'add-commands/types';

type Command = components['schemas']['microsoft.graph.command'];

/** Asks a device to launch an app. */
export async function launch(device: string, app: string): Promise<Command> {
  const response = await fetch(`https://graph.microsoft.com/beta/me/devices/${device}/commands`, {
    method: 'POST',
    headers: { Authorization: 'Bearer token-of-the-user', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      Status: 'pending',
      Type: 'launch',
      AppServiceName: `com.example.${app}`,
      PackageFamilyName: `Example.${app}`,
      Error: '',
      Payload: {},
      PermissionTicket: 'ticket',
      PostBackUri: 'https://example.com/done',
    } satisfies components['schemas']['microsoft.graph.command-create']),
  });
  if (response.status === 429) throw new Error('Too many commands: try again later.');
  if (!response.ok) throw new Error(`The service answered ${response.status}.`);
  return response.json();
}
