export { drawSample } from './draw-sample.ts'
export { giveMarks } from './give-marks.ts'
export { type NewRound, openRound } from './open-round.ts'
export { reply } from './reply.ts'
export {
  dueItems,
  listedFor,
  paymentFacts,
  pooledVerdicts,
  rounds,
  standings,
  type Verdict,
  verdicts,
  verdictsOnInstitutions,
  visibleRound,
} from './rounds.ts'
export { type Dimension, dimensionOf, dimensions, type Mark, roundProcess, type RoundState, type Side } from './rules/dimensions.ts'
export { leastInstitutions, type Pooled } from './rules/pooled.ts'
export { routes } from './routes.tsx'
export { ruleFacts } from './rule-facts.ts'
export { countedSurveys, lockedKey, type Rating, type ResidentSample, residentSample, type Round, type RoundKind } from './store.ts'
export { overallMean, takeDue } from './take-due.ts'
export { sayAction } from './words.ts'
export { erasable } from './erasable.ts'
