/** What Pact sends to a provider's states URL before and after an interaction. */
export interface StateChange {
  readonly action: 'setup' | 'teardown';
  readonly state: string;
  readonly params: unknown;
}

/**
 * Asks a provider for a state, once: Pact's own request repeats a refused one for half a minute.
 * Resolves to the reason where it fails.
 */
export async function changeState(url: string, change: StateChange, timeout: number): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(change),
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `it answered ${response.status}`;
  } catch (error) {
    return error instanceof DOMException ? `no answer within ${timeout} ms` : reasonOf(error as Error);
  }
}

/** `fetch` keeps what happened in the cause of what it throws. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
