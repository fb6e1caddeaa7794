export { ratedLines } from './rated-lines.ts'
export { type LineMark, wholeFrom } from './rules/line-marks.ts'
export { deadlinesAt } from './deadlines-at.ts'
export { dueItems } from './due-items.ts'
export { ownWork } from './appraisals-due.ts'
export { askAgain } from './ask-again.ts'
export { askedAgainOf } from './asked-again-of.ts'
export { drawSample } from './draw-sample.ts'
export { giveMarks } from './give-marks.ts'
export { type NewRound, openRound } from './open-round.ts'
export { reply } from './reply.ts'
export {
  listedFor,
  paymentFacts,
  pooledVerdicts,
  rounds,
  type Verdict,
  verdicts,
  verdictsOnInstitutions,
  visibleRound,
} from './rounds.ts'
export { type Dimension, dimensions } from './rules/dimension-words.ts'
export { dimensionOf, type Mark, type Side } from './rules/dimensions.ts'
export { roundProcess, type RoundState } from './rules/round-process.ts'
export { leastInstitutions, type Pooled } from './rules/pooled.ts'
export { routes } from './routes.tsx'
export { ruleFacts } from './rule-facts.ts'
export {
  countedSurveys,
  lockedKey,
  myData as myMarks,
  type Rating,
  type ResidentSample,
  residentSample,
  type Round,
  type RoundKind,
} from './store/index.ts'
export { nextDue, overallMean, takeDue } from './take-due.ts'
export { sayAction } from './say-action.ts'
export { erasable } from './erasable.ts'
export { standings } from './standings.ts'
