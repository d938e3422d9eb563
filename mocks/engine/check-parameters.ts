import type { Check, OperationCall, Problem } from './check.ts';
import { judgeBody } from './check-body.ts';

/** Rejects a body or a parameter that its schema rejects, and a request that lacks a required parameter. */
export const schemaCheck: Check<'schema'> = {
  name: 'schema',
  status: 400,
  judge: (call) => judgeBody(call) ?? judgeParameters(call),
};

function judgeParameters(call: OperationCall): Problem | undefined {
  for (const parameter of call.operation.parameters) {
    const problem = parameter.judge(parameter, call);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
