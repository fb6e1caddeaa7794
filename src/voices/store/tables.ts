import type { Db, TablesOf } from '#platform'
import type { Selectable } from 'kysely'
import type { Access, Group, Room, Spoken, Way } from '../rules/entry.ts'
import type { About, Helped, VoiceKind, VoiceState } from '../rules/voice.ts'

export type VoiceTables = TablesOf<
  'voices' | 'voices_of_day' | 'voice_helped' | 'directory_entries',
  {
    voices: { state: VoiceState; kind: VoiceKind; about: About }
    voice_helped: { helped: Helped }
    directory_entries: { for_whom: Group[]; ways: Way[]; languages: Spoken[]; accessible: Access; room: Room }
  }
>
export const tables = (db: Db) => db.withTables<VoiceTables>()
export type Row<T extends keyof VoiceTables> = Selectable<VoiceTables[T]>
