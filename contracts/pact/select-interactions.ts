/** Which interactions of a contract are meant; where nothing is given, all. Of several values of a kind, any one. */
export interface Selection {
  /** Texts that a description contains, capitals or not: `without Status`. */
  readonly only?: readonly string[];
  /** Names of operations (`operationId`). */
  readonly operation?: readonly string[];
  /** Names of scenarios, which are those of provider states too: `invalidRequest`. */
  readonly scenario?: readonly string[];
}

/** What selecting has to know about an interaction of Pact V1 to V4, Facsimile's own or another's. */
export interface SelectableInteraction {
  readonly description?: unknown;
  readonly providerState?: unknown;
  readonly providerStates?: unknown;
  readonly comments?: unknown;
}

/** The same contract with only the interactions that a selection means, in their order; it may be left with none. */
export function selectInteractions<P extends { readonly interactions: readonly SelectableInteraction[] }>(
  pact: P,
  selection: Selection,
): P {
  return { ...pact, interactions: pact.interactions.filter((interaction) => isSelected(interaction, selection)) };
}

/** Whether a selection means an interaction. */
export function isSelected(interaction: SelectableInteraction, { only, operation, scenario }: Selection): boolean {
  const { operationId, states } = namesOf(interaction);
  const sentence = String(interaction.description).toLowerCase();
  return (
    (only === undefined || only.some((text) => sentence.includes(text.toLowerCase()))) &&
    (operation === undefined || operation.some((name) => name === operationId)) &&
    (scenario === undefined || scenario.some((name) => states.includes(name)))
  );
}

/** The names that an interaction can be selected by. */
export function namesOf({ comments, providerState, providerStates }: SelectableInteraction) {
  const { operationId, scenario } = Object(Object(comments).facsimile) as Readonly<Record<string, unknown>>;
  const listed: readonly unknown[] = Array.isArray(providerStates) ? providerStates : [];
  return { operationId, states: [scenario, providerState, ...listed.map((state) => Object(state).name)] };
}
