import type { Argument, Command, Option } from 'commander';

/** The shells that have a script. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/** An option or argument, and what may follow: words of a list, files, or anything. */
interface Slot {
  readonly names: readonly string[];
  readonly description: string;
  readonly takes: 'nothing' | 'words' | 'files' | 'text';
  readonly words: readonly string[];
}

interface CommandSlots {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Slot[];
  readonly argument: Slot | undefined;
}

/** A script that completes commands, their options and the values of options, made from the program itself. */
export function renderCompletion(shell: Shell, program: Command): string {
  const commands = program.commands.map(readSlots);
  return { bash: renderBash, zsh: renderZsh, fish: renderFish }[shell](commands);
}

function readSlots(command: Command): CommandSlots {
  const help = command.createHelp();
  return {
    name: command.name(),
    description: command.description(),
    options: help.visibleOptions(command).map(optionSlot),
    argument: command.registeredArguments.map(argumentSlot)[0],
  };
}

function optionSlot({ short, long, flags, description, argChoices = [], required, optional }: Option): Slot {
  const names = [short, long].filter((name) => name !== undefined);
  const takes = required || optional ? kindOf(flags, argChoices) : 'nothing';
  return { names, description, takes, words: argChoices };
}

function argumentSlot(argument: Argument): Slot {
  const { description, argChoices = [] } = argument;
  return { names: [], description, takes: kindOf(`<${argument.name()}>`, argChoices), words: argChoices };
}

/** What a placeholder such as `<file>` stands for. */
function kindOf(flags: string, choices: readonly string[]): Slot['takes'] {
  if (choices.length > 0) return 'words';
  return /[<[](?:file|path|folder|pact)\b/.test(flags) ? 'files' : 'text';
}

function renderBash(commands: readonly CommandSlots[]): string {
  const cases = commands.map((command) => {
    const values = command.options
      .filter(({ takes }) => takes !== 'nothing')
      .map(({ names, ...slot }) => `        ${names.join('|')}) ${bashValue(slot)}; return ;;`);
    const options = command.options.flatMap(({ names }) => names).join(' ');
    return [
      `    ${command.name})`,
      ...(values.length === 0 ? [] : ['      case "$previous" in', ...values, '      esac']),
      `      if [[ $current == -* ]]; then _facsimile_words '${options}'; return; fi`,
      `      ${command.argument === undefined ? ':' : bashValue(command.argument)} ;;`,
    ].join('\n');
  });
  return `# Completion of facsimile for bash: source <(facsimile completion bash)
_facsimile_words() {
  local word
  for word in $1; do [[ $word == "$current"* ]] && COMPREPLY+=("$word"); done
}
_facsimile_files() {
  local file
  compopt -o filenames 2>/dev/null
  while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$current")
}
_facsimile() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    _facsimile_words '${[...commands.map(({ name }) => name), '--help', '--version', '--no-color'].join(' ')}'
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
}
complete -F _facsimile facsimile
`;
}

function bashValue({ takes, words }: Pick<Slot, 'takes' | 'words'>): string {
  if (takes === 'files') return '_facsimile_files';
  return takes === 'words' ? `_facsimile_words '${words.join(' ')}'` : ':';
}

function renderZsh(commands: readonly CommandSlots[]): string {
  const names = commands.map(({ name, description }) => `    ${quote(`${name}:${shorten(description)}`)}`);
  const cases = commands.map(({ name, options, argument }) => {
    const specs = options.flatMap((option) =>
      option.names.map((flag) => quote(`*${flag}[${escapeZsh(shorten(option.description))}]${zshValue(option)}`)),
    );
    const rest = argument === undefined ? [] : [quote(`*${zshValue({ ...argument, names: ['value'] })}`)];
    return `    ${name}) _arguments ${[...specs, ...rest].join(' ')} ;;`;
  });
  return `#compdef facsimile
# Completion of facsimile for zsh: source <(facsimile completion zsh), after compinit
_facsimile() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _facsimile facsimile
`;
}

function zshValue({ takes, words }: Slot): string {
  if (takes === 'nothing') return '';
  if (takes === 'words') return `:value:(${words.join(' ')})`;
  return takes === 'files' ? ':file:_files' : ':text: ';
}

function escapeZsh(text: string): string {
  return text.replaceAll(/[[\]:\\]/g, '\\$&');
}

function renderFish(commands: readonly CommandSlots[]): string {
  const lines = commands.flatMap(({ name, description, options, argument }) => {
    const within = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c facsimile -n __fish_use_subcommand -a ${name} -d ${quote(shorten(description))}`,
      ...options.map((option) => {
        const flags = option.names.map((flag) =>
          flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
        );
        return `complete -c facsimile ${within} ${flags.join(' ')}${fishValue(option)} -d ${quote(shorten(option.description))}`;
      }),
      ...(argument?.takes === 'files' ? [`complete -c facsimile ${within} -F`] : []),
      ...(argument?.takes === 'words' ? [`complete -c facsimile ${within} -a '${argument.words.join(' ')}'`] : []),
    ];
  });
  return `# Completion of facsimile for fish: facsimile completion fish | source
complete -c facsimile -f
${lines.join('\n')}
`;
}

function fishValue({ takes, words }: Slot): string {
  if (takes === 'nothing') return '';
  if (takes === 'words') return ` -x -a '${words.join(' ')}'`;
  return takes === 'files' ? ' -r -F' : ' -x';
}

/** The first part of a description: menus of shells have one line for each word. */
function shorten(description: string): string {
  return description.split(/[;:]/)[0] ?? '';
}

/** A word of each of these shells. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
