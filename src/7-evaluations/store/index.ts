export { keepReply, keepRevealed, keepSealed, marksOnPurchasers, type Rating, sealedOf } from './ratings.ts'
export * from './rounds.ts'
export * from './samples.ts'
export type { EvaluationTables, RoundKind } from './tables.ts'
