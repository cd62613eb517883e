import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Client, connectionOf } from './client';
import { flag, text, type Command } from './command';
import { commands, helpOf } from './commands';
import type { Options } from './options';
import { Ended, exitCodes, usage, type ExitCode } from './outcome';
import { print, tell } from './terminal';

const common: NonNullable<ParseArgsConfig['options']> = {
  servidor: text,
  'archivo-token': text,
  json: flag,
  silencio: flag,
  ayuda: { ...flag, short: 'h' },
};

/** The same options, as those who write English scripts call them. */
const english: Readonly<Record<string, string>> = {
  server: 'servidor',
  'token-file': 'archivo-token',
  quiet: 'silencio',
  help: 'ayuda',
  output: 'salida',
  format: 'formato',
  'as-of': 'corte',
  'known-at': 'conocido',
  type: 'tipo',
  merged: 'unidos',
  root: 'raiz',
  who: 'de',
  'dry-run': 'ensayo',
  batch: 'lote',
  leftovers: 'diferencias',
};

/** Reads the words, does what they ask, and says how it ended. Never throws. */
export async function main(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<ExitCode> {
  const isJson = words.includes('--json');
  try {
    return await obey(words.map(inSpanish), environment, isJson);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    if (isJson)
      print(JSON.stringify({ exitCode: error.exitCode, message: error.message.split('\n\n')[0], problem: error.data }));
    else tell(error.message);
    return error.exitCode;
  }
}

async function obey(words: readonly string[], environment: NodeJS.ProcessEnv, isJson: boolean): Promise<ExitCode> {
  const command = commandOf(words);
  if (!command) {
    if (words.length > 0 && !words.some((word) => ['--ayuda', '-h', 'ayuda'].includes(word))) {
      throw usage(`No existe esa orden.\n\n${helpOf(null)}`);
    }
    print(helpOf(null));
    return exitCodes.done;
  }
  const { values, positionals } = readWords(command, words);
  if (values.ayuda === true) {
    print(helpOf(command));
    return exitCodes.done;
  }
  const given = positionals.slice(2);
  const [least, most] = command.arity;
  if (given.length < least || given.length > most) throw usage(`Se espera:\n\n${helpOf(command)}`);
  const client = new Client(connectionOf(values, environment, tell));
  const isQuiet = values.silencio === true;
  const said = await command.run({ client, given, options: values, isJson, isQuiet });
  if (said === null) return exitCodes.done;
  print(isJson ? JSON.stringify(said.data) : said.text);
  return said.exitCode ?? exitCodes.done;
}

/** The two first words that are no options. */
function commandOf(words: readonly string[]): Command | undefined {
  const [verb, noun] = words.slice(0, 2);
  return commands.find((each) => each.verb.some((word) => word === verb) && each.noun.some((word) => word === noun));
}

function readWords(command: Command, words: readonly string[]) {
  try {
    const options = { ...common, ...command.options };
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    return { values: values as Options, positionals };
  } catch (error) {
    throw usage(`${unknownOption(error)}\n\n${helpOf(command)}`);
  }
}

function unknownOption(error: unknown): string {
  const [, quoted = ''] = (error instanceof Error ? error.message : '').split("'");
  const name = /^--?[\w-]+/.exec(quoted)?.[0];
  return name === undefined
    ? 'La orden está mal escrita.'
    : `La opción ${name} no existe aquí, o le falta o le sobra el valor.`;
}

function inSpanish(word: string): string {
  const [, name, rest = ''] = /^--([a-z-]+)(=.*)?$/s.exec(word) ?? [];
  const known = name === undefined ? undefined : english[name];
  return known === undefined ? word : `--${known}${rest}`;
}
