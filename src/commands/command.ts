/** What a command may touch: it reads files, writes lines, and nothing else, so that it can be tested without a machine. */
export interface CommandIo {
  /** The text of a file. Rejects with the system's reason when it cannot be read. */
  readonly read: (path: string) => Promise<string>
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
