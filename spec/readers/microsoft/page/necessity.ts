/**
 * Whether a description says that something is required: the word begins it, or is a sentence or a remark of its own
 * anywhere in it. `Not individually required` and `required if` say something else.
 */
export function saysRequired(description: string): boolean {
  return /^\W*required\b(?! (?:if|when|only|unless)\b)|[.;)!?>] *\**required\** *(?:[.;,]|$)|[([]required[)\]]/i.test(
    description,
  );
}

/** Whether a description says that something is optional, in the same places. */
export function saysOptional(description: string): boolean {
  return /^\W*optional\b|[.;)!?>] *\**optional\** *(?:[.;,]|$)|[([]optional[)\]]/i.test(description);
}
