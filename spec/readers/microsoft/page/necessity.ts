/** Whether a description says that something is required: the word begins it, or is a sentence of its own there. */
export function saysRequired(description: string): boolean {
  return /^\W*required\b|[.;)] *\**required\** *(\.|$)/i.test(description);
}

/** Whether a description says that something is optional, in the same places. */
export function saysOptional(description: string): boolean {
  return /^\W*optional\b|[.;)] *\**optional\** *(\.|$)/i.test(description);
}
