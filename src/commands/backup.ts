import type { Settings } from '#platform'
import type { CommandIo } from './command.ts'

export async function backupCommand(_: Settings, __: string[], io: CommandIo): Promise<number> {
  io.err('not yet')
  return 1
}
export const restoreCommand = backupCommand
