import type { Db, TablesOf } from '#platform'
import type { Selectable } from 'kysely'
import type { About, Helped, VoiceKind, VoiceState } from '../rules/voice.ts'

export type VoiceTables = TablesOf<
  'voices' | 'voice_helped',
  { voices: { state: VoiceState; kind: VoiceKind; about: About }; voice_helped: { helped: Helped } }
>
export const tables = (db: Db) => db.withTables<VoiceTables>()
export type Row<T extends keyof VoiceTables> = Selectable<VoiceTables[T]>
