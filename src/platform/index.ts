export * from './alarms.ts'
export * from './change.ts'
export { doneAnew, forgetSent, isSentOtherwise, isShownOnce, onceWithoutAnswer, sentOtherwise } from './claim-once.ts'
export * from './clock.ts'
export * from './compared-clock.ts'
export * from './context.ts'
export * from './files/index.ts'
export { fileBytes, fileMegabytes, mediaMegabytes, uploadBytes } from './file-size.ts'
export { DirectoryInUse } from './database/directory-lock.ts'
export { type Health, markTransaction } from './database/connection.ts'
export { beginAlone, type Begun, whatHasBegun } from './database/begin.ts'
export { applicationRole } from './database/migrate.ts'
export {
  canDistribute,
  distributeTable,
  type Distribution,
  distributionOf,
  type Lies,
  type Obstacle,
  type TableFacts,
  tableFacts,
} from './database/distribution.ts'
export { movesOf } from './database/moves-of.ts'
export { acrossJurisdictions } from './database/one-jurisdiction.ts'
export type { Others } from './database/others.ts'
export { type Db, openDatabase, type OpenDatabase, pastPooler } from './database/open.ts'
export type { Json, JurisdictionRow, PlatformTables } from './database/tables.ts'
export { codecs, columnsAsked, type RecordOf, type TablesOf } from './database/record.ts'
export {
  ask,
  type Field,
  fields,
  type Fields,
  fieldShape,
  fieldsTyped,
  freeTexts,
  type GivenOf,
  hintOf,
  labelOf,
  type ValuesOf,
  withUnsaid,
} from './fields.ts'
export * from './input.ts'
export * from './jobs.ts'
export * from './limit.ts'
export { type ListQuery, pageFrom, type PageOf, readPage } from './list-query.ts'
export { canonical, fingerprint } from './log/canonical.ts'
export { checkDatabase, entriesOutside, jurisdictionsWithLog } from './log/check-database.ts'
export { differing } from './log/check-entries.ts'
export { checkFiles, type FileReader, type LogCheck } from './log/check-files.ts'
export {
  type Erasable,
  type ErasableText,
  eraseText,
  findTexts,
  mostFound,
  type FoundText,
  type Place,
  textAt,
} from './erase-text.ts'
export { eraseActor, eraseFacts } from './log/erase.ts'
export * from './log/heads.ts'
export { leafParts, newSalts, partsOf, readLeaf, type LeafPart } from './log/leaf.ts'
export * from './log/merkle.ts'
export * from './log/note.ts'
export * from './log/order.ts'
export * from './log/receipt.ts'
export * from './log/tile-files.ts'
export * from './logger.ts'
export * from './mail.ts'
export { Dispensable, KeptKnown } from './kept-known.ts'
export { keepHeapSmall } from './memory.ts'
export * from './read-table/index.ts'
export * from './record-log.ts'
export { notThere, stale } from './refusals.ts'
export { clockMoved, moveAhead, mostDaysAhead, secondsAhead } from './rehearsal.ts'
export * from './rows.ts'
export * from './same-words.ts'
export * from './seal.ts'
export * from './search.ts'
export * from './secret.ts'
export * from './settings.ts'
export { isLocked, type SmallSecrets, smallSecretsUnder } from './small-secrets.ts'
export * from './beside/index.ts'
export { Stopped } from './stopped.ts'
export { type CycleStep, cycleSteps, type DueItem, type Hit, type Result, type Standing, type ToldEntry } from './told.ts'
export * from './waits.ts'
export { onChange, somethingChanged } from './wake.ts'
export { originFor } from './origin.ts'
export * from './web-address.ts'
export { readLanguages, speakingIn, spokenNow } from './languages.ts'
