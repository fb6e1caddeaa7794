import type { Db, TablesOf } from '#platform'
import type { Selectable } from 'kysely'
import type { AgeGroup, ClientState, ConsentScope, Group, HandedWhy, Sex, TransferPart } from '../rules/client.ts'

type ClientTables = TablesOf<
  | 'name_keys'
  | 'name_key_locks'
  | 'open_names'
  | 'clients'
  | 'client_consents'
  | 'client_looks'
  | 'client_reasons'
  | 'client_notes'
  | 'client_transfers',
  {
    name_key_locks: { kind: 'person' | 'handed' | 'paper' }
    clients: { state: ClientState; age_group: AgeGroup; sex: Sex; groups: Group[]; handed_why: HandedWhy | null }
    client_transfers: { parts: TransferPart[]; given_by: 'self' | 'guardian'; way: 'written' | 'spoken' }
    client_consents: { scope: ConsentScope; given_by: 'self' | 'guardian'; way: 'written' | 'spoken' }
  }
>
export const tables = (db: Db) => db.withTables<ClientTables>()
export type Row<T extends keyof ClientTables> = Selectable<ClientTables[T]>
