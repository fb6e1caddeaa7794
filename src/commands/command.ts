import { isRefusal, type Lang, languages, type Refusal, type Words } from '#kernel'
import { decodeText, encodingWords } from '#read-table'
import { refuse } from './words.ts'

/** What a command may touch: it reads files, writes lines, and nothing else, so that it can be tested without a machine. */
export interface CommandIo {
  /** The text of a file. Rejects with the system's reason when it cannot be read. */
  readonly read: (path: string) => Promise<string>
  /** The bytes of a file as they are; where it is there, whoever reads a file decodes it by {@link wholeFile}. */
  readonly bytes?: (path: string) => Promise<Uint8Array>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** What is said to people is said in these; in both where nobody chose. */
  readonly langs?: readonly Lang[]
}

/** One measure of `tandem measure <name>`. */
export interface MeasureCommand {
  /** What it is for and its options, in one or two lines of the help. */
  readonly says: Words
  /** A call that works, as it stands in the help. */
  readonly example: string
  /** @returns the exit code: 0 when the answer was written, 1 when the question was refused */
  readonly run: (argv: string[], io: CommandIo) => Promise<number>
}

/** A sentence in the languages of whoever runs the command, one below the other. */
export const told = ({ langs = languages }: Pick<CommandIo, 'langs'>, words: Words, between = '\n'): string =>
  langs.map((l) => words[l]).join(between)

/** A line below the name of what it is about. */
export const indented = ({ zh, en }: Words): Words => ({ zh: `  ${zh}`, en: `  ${en}` })

/** Says why nothing was done, with every field that is wrong, and ends the command. */
export function refused(io: Pick<CommandIo, 'err' | 'langs'>, { words, fields = {} }: Pick<Refusal, 'words' | 'fields'>): 1 {
  const wrong = Object.entries(fields).map(([name, w]) => told(io, indented({ zh: `${name}：${w.zh}`, en: `${name}: ${w.en}` })))
  io.err([told(io, words), ...wrong].join('\n'))
  return 1
}

/** Commands that say by themselves what they can do. */
const sayThemselves: ReadonlySet<string> = new Set([
  'distribute',
  'export',
  'jurisdiction',
  'local',
  'log',
  'law',
  'measure',
  'ocds',
  'erasures',
  'totals',
  'user',
])

/** Whether somebody asks what a command is for: then it is said, and nothing is done, whatever else stands there. */
export const asksHelp = (command: string | undefined, rest: readonly string[]): boolean =>
  command !== undefined && !sayThemselves.has(command) && rest.some((a) => a === '--help' || a === '-h')

/**
 * The languages a command speaks: what `--lang` says, wherever it stands; else that of the machine; else both.
 * @returns them, and the arguments without `--lang`
 */
export function spokenBy(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { langs: readonly Lang[]; argv: string[] } | Refusal {
  const at = argv.findIndex((a) => a === '--lang' || a.startsWith('--lang='))
  if (at < 0) {
    const machine = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
    const lang = languages.find((l) => new RegExp(`^${l}(?![a-z])`, 'i').test(machine))
    return { langs: lang ? [lang] : languages, argv: [...argv] }
  }
  const inline = argv[at]!.startsWith('--lang=')
  const value = inline ? argv[at]!.slice('--lang='.length) : argv[at + 1]
  const lang = languages.find((l) => l === value)
  return lang ? { langs: [lang], argv: argv.toSpliced(at, inline ? 1 : 2) } : refuse('lang-unknown')
}

/** What a file holds: its bytes, or text where only text is to be had. Rejects with the system's reason. */
export const wholeFile = (path: string, io: CommandIo): Promise<Uint8Array | string> => (io.bytes ? io.bytes(path) : io.read(path))

/** The text of a file, whatever it is encoded in; see `platform/read-table`. Rejects with the system's reason. */
export async function textOfFile(path: string, io: CommandIo): Promise<string | Refusal> {
  const content = await wholeFile(path, io)
  if (typeof content === 'string') return content.replace(/^\ufeff/, '')
  const decoded = decodeText(content)
  if (isRefusal(decoded)) return decoded
  sayHow(path, { isSure: decoded.isSure, notes: [encodingWords(decoded)] }, io)
  return decoded.text
}

/** Says on standard error how a file was read, where that had to be worked out and might be meant otherwise. */
export function sayHow(path: string, read: { readonly isSure: boolean; readonly notes: readonly Words[] }, io: CommandIo): void {
  if (read.isSure) return
  io.err(told(io, { zh: `${path}: ${read.notes.map((n) => n.zh).join('')}`, en: `${path}: ${read.notes.map((n) => n.en).join(' ')}` }))
}
