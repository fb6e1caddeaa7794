import { isRefusal, type Refusal, type Words } from '#kernel'
import { decodeText, encodingWords } from '#read-table'

/** What a command may touch: it reads files, writes lines, and nothing else, so that it can be tested without a machine. */
export interface CommandIo {
  /** The text of a file. Rejects with the system's reason when it cannot be read. */
  readonly read: (path: string) => Promise<string>
  /** The bytes of a file as they are; where it is there, whoever reads a file decodes it by {@link wholeFile}. */
  readonly bytes?: (path: string) => Promise<Uint8Array>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** One measure of `tandem measure <name>`. */
export interface MeasureCommand {
  /** What it is for and its options, in one or two lines of the help. */
  readonly says: string
  /** A call that works, as it stands in the help. */
  readonly example: string
  /** @returns the exit code: 0 when the answer was written, 1 when the question was refused */
  readonly run: (argv: string[], io: CommandIo) => Promise<number>
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
  if (!read.isSure) io.err(`${path}: ${read.notes.map((n) => n.zh).join('')}\n${path}: ${read.notes.map((n) => n.en).join(' ')}\n`)
}
