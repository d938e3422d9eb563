import { type PactRecorder, type RecordPactOptions, recordPact as record } from '../../contracts/record/record-pact.ts';
import { projectHere } from './project-here.ts';

const project = await projectHere();

/**
 * Records what a consumer's tests use of a service that MSW stands in for, and writes it as the consumer's contract when
 * the tests have run. Where several test files do, `facsimile/record/global-setup` as Vitest's `globalSetup` makes one
 * contract of theirs. Without `document`, the service is that of the project.
 */
export function recordPact(
  options: Omit<RecordPactOptions, 'document'> & Partial<Pick<RecordPactOptions, 'document'>>,
): PactRecorder {
  return record({ ...options, document: options.document ?? project('document') });
}
