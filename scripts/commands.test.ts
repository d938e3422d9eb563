import { expect, test } from 'vitest';
import { createContext } from './cli/context.ts';
import { runCommandLine } from './run-command-line.ts';

/** What a command prints about itself. */
async function help(...args: readonly string[]): Promise<string> {
  let printed = '';
  const out = (text: string) => {
    printed += text;
  };
  await runCommandLine([...args, '--help'], createContext('/', { out, err: out }));
  return printed.trim();
}

const introduction = `# Commands, options and exit codes

| Exit code | Meaning |
|:---|:---|
| 0 | success |
| 1 | failure: an error in a page or document, a stale output, a broken contract, a difference between mocks |
| 2 | wrong use: an unknown command, option or value |
| 130 | stopped by Ctrl+C |

Results go to standard output and messages to standard error. Colours and progress are shown on a terminal only; \`NO_COLOR\`
or \`--no-color\` leaves out the colours. A message says what is wrong, where, and what to do, and a failure costs no earlier output.
\`npx facsimile completion bash\` (or \`zsh\`, \`fish\`) prints a script that completes commands and options.
`;

test('commands.md says what each command says about itself (`npm test -- scripts/commands.test.ts -u` writes it)', async () => {
  const names = [...(await help()).matchAll(/^ {2}([a-z-]+) (?:\[|<)/gm)].map(([, name = '']) => name);
  const commands = names.filter((name) => name !== 'help');
  expect(commands.length).toBeGreaterThan(10);
  let text = introduction;
  for (const name of commands) text += `\n## ${name}\n\n\`\`\`text\n${await help(name)}\n\`\`\`\n`;
  await expect(text).toMatchFileSnapshot('commands.md');
});
