import { type Credential, nameCredential } from '../openapi/security.ts';
import { type ComparedOperation, type OperationSide, siteOf, writtenOperation } from './compared-operation.ts';

/** Compares the credentials that an operation demands, and their scopes. */
export function compareSecurity(compared: ComparedOperation): void {
  const { old, now, report } = compared;
  const [before, after] = [old.operation.security, now.operation.security].map(
    (all) => new Map(all.map(nameAlternative)),
  );
  if (before === undefined || after === undefined) return;
  const site = siteOf(compared);
  if (before.size === 0 && after.size > 0) {
    report('security-demanded', site, { new: [...after.values()].join(' or ') });
    return;
  }
  if (before.size > 0 && after.size === 0) {
    report('security-dropped', site);
    return;
  }
  for (const [key, name] of before) if (!after.has(key)) report('security-alternative-removed', site, { old: name });
  for (const [key, name] of after) if (!before.has(key)) report('security-alternative-added', site, { new: name });
  const [scopes, newScopes] = [scopesOf(old), scopesOf(now)];
  for (const name of newScopes) if (!scopes.has(name)) report('scope-demanded', site, { name: `\`${name}\`` });
  for (const name of scopes) if (!newScopes.has(name)) report('scope-dropped', site, { name: `\`${name}\`` });
}

/** Credentials that are sent in the same way are the same, whatever the document names them. */
function nameAlternative(credentials: readonly Credential[]): readonly [key: string, name: string] {
  const keys = credentials.map(
    ({ in: place, field, scheme }) => `${place} ${field.toLowerCase()} ${scheme?.toLowerCase()}`,
  );
  return [keys.toSorted().join(', '), credentials.map(nameCredential).join(' and ')];
}

function scopesOf(side: OperationSide): ReadonlySet<string> {
  return new Set((writtenOperation(side).security ?? []).flatMap((demand) => Object.values(demand).flat()));
}
