import { type CommandIo, indented, refused, told } from './command.ts'
import { checkOcds } from './ocds-check.ts'
import { compileOcds, mergeOcds } from './ocds-compile.ts'
import { flagOcds } from './ocds-flags.ts'
import { flattenOcds, unflattenOcds } from './ocds-tables.ts'
import { words } from './ocds-words.ts'

/** What `tandem ocds` may touch: files piece by piece, and an output that says when it can take more. */
export interface OcdsIo extends CommandIo {
  /** A file, or standard input as `-`, as it comes. Rejects with the system's reason. */
  readonly pieces: (path: string) => AsyncIterable<Uint8Array>
  /** Writes to standard output, or into a file that is there under its name only when `end` was called. */
  readonly into: (path: string | undefined) => Promise<Output>
}

export interface Output {
  readonly write: (text: string) => Promise<void>
  readonly end: () => Promise<void>
  /** Leaves nothing behind; what went to standard output is gone. */
  readonly drop: () => Promise<void>
}

const verbs: Readonly<Record<string, (argv: string[], io: OcdsIo) => Promise<number>>> = {
  compile: compileOcds,
  merge: mergeOcds,
  check: checkOcds,
  flags: flagOcds,
  flatten: flattenOcds,
  unflatten: unflattenOcds,
}

/**
 * `tandem ocds <verb> [file …]`: packages of the Open Contracting Data Standard, anybody's.
 * @returns 0 when all is well, 1 when something was refused or left out; standard error says what
 */
export async function ocdsCommand(argv: string[], io: OcdsIo): Promise<number> {
  const [name, ...rest] = argv
  const verb = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (verb && !rest.includes('--help') && !rest.includes('-h')) return await verb(rest, io)
  if (name === undefined || name === '--help' || name === '-h' || verb) {
    io.out(told(io, words.both('help')))
    return name === undefined ? 1 : 0
  }
  return refused(io, { words: words.both('noVerb', name) }) && refused(io, { words: indented(words.both('help')) })
}
