import type { Db, TablesOf } from '#platform'
import type { Selectable } from 'kysely'
import type { PhoneState } from '../rules/phone.ts'

export type PhoneTables = TablesOf<'phones' | 'phone_entries', { phones: { state: PhoneState } }>
export const tables = (db: Db) => db.withTables<PhoneTables>()
export type Row<T extends keyof PhoneTables> = Selectable<PhoneTables[T]>
