import { useEffect, useState } from 'react';

/** Wakes a device up, and says what came of it. */
export function Device({ id }: { readonly id: string }) {
  const [status, setStatus] = useState('waking up');

  useEffect(() => {
    void wakeUp(id).then(setStatus);
  }, [id]);

  return <p role="status">{status}</p>;
}

async function wakeUp(id: string): Promise<string> {
  const response = await fetch(`https://graph.microsoft.com/beta/me/devices/${id}/commands`, {
    method: 'POST',
    headers: { Authorization: 'Bearer token-of-the-user', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      Status: 'awake',
      Type: 'wake',
      AppServiceName: 'com.example.notes',
      PackageFamilyName: 'Example.Notes',
      Error: '',
      Payload: {},
      PermissionTicket: 'ticket',
      PostBackUri: 'https://example.com/done',
    }),
  });
  const body = await response.json();
  return response.ok ? body.Status : body.error.message;
}
