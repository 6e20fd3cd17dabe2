import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { OperatorError } from '../base/base';
import { type Language, languages } from '../text/text';
import { counted, print } from './output';
import { withCore } from './with-core';

interface ReportOptions {
  readonly format: 'html' | 'json';
  readonly out?: string;
  readonly language: Language;
}

/** `kumppani report --format html|json --out FILE` */
export function addReport(program: Command): void {
  program
    .command('report')
    .description('material for the regional wellbeing report: polls and figures with their sources')
    .addOption(
      new Option('--format <format>', 'html for people and Word, json for programs')
        .choices(['html', 'json'])
        .default('html'),
    )
    .option('--out <file>', 'write to a file instead of the terminal')
    .addOption(new Option('--language <language>', 'language of the material').choices(languages).default('fi'))
    .option('--json', 'the same as --format json')
    .action(async ({ out, language, ...options }: ReportOptions & { json?: true }) => {
      const format = options.json ? 'json' : options.format;
      await withCore(async ({ report }) => {
        const material = await report.gather(language);
        const text = format === 'json' ? JSON.stringify(material, null, 2) : await report.toHtml(material);
        if (out === undefined) return print(text);
        await writeWhole(out, text);
        const { polls, figures } = material;
        return print(`${out}: ${counted(polls.length, 'poll')}, ${counted(figures.indicators.length, 'indicator')}`);
      });
    });
}

/** Never leaves half a file: an older one stays until the new one is whole. */
async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await writeFile(part, text);
    await rename(part, file);
  } catch (error) {
    throw new OperatorError(`cannot write ${file}; is the folder there, and writable?`, { cause: error });
  } finally {
    if (existsSync(part)) await rm(part);
  }
}
