/** A body as the pages print their samples: JSON indented by two blanks, without a line end after it. */
export function printBody(body: unknown): string {
  return JSON.stringify(body, null, 2);
}
