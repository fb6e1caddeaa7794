export {
  agreedTexts,
  contract,
  contractHeld,
  contracts,
  type ContractsAsked,
  contractSorts,
  pageOfContracts,
  versionsOf,
  visibleContract,
} from './contracts.ts'
export { budget, type BudgetedContract, keepBudgetItem, type NewBudgetItem } from './budget.ts'
export { type BudgetItem, itemOf, spread, type Taken, takenBy, takenIn } from './rules/budget.ts'
export { lineChoices } from './line-choices.ts'
export { whyFilesOver } from './why-files-over.ts'
export { heldByContract } from './held-by-contract.ts'
export { partiesIn } from './asked.ts'
export { type NextTerm, nextTerm, openToRenewal } from './next-term.ts'
export { endingSoon, type EndingSoon } from './ending-soon.ts'
export { endingWords } from './ending-words.ts'
export { beforeClocks } from './before-clocks.ts'
export type { BeforeClock, ChangeDays, DeskDays } from './rules/before-clock.ts'
export type { Party } from './rules/party.ts'
export { contractLine, draftContract, type NewContract, type NewLine } from './draft-contract.ts'
export { decideGround, type GroundDecision } from './decide-ground.ts'
export type { NewGround } from './judge-ground.ts'
export { draftFromAward, type FromAward } from './draft-from-award.ts'
export type { Duty, NewDuty } from './rules/duty.ts'
export { dueAfter, dueOnceRaised } from './due-after.ts'
export { dutiesOf } from './duties-of.ts'
export { fulfilDuty, moveDuty, raiseDuties, raiseDuty, reopenDuty, voidDuty } from './store/index.ts'
export { dropDraft } from './drop-draft.ts'
export { endEarly } from './end-early.ts'
export { noteDone } from './note-done.ts'
export { type Proposal, proposeChange } from './propose-change.ts'
export { type Clause, clausesOf } from './rules/clauses.ts'
export {
  type AgreedText,
  type Contract,
  type ContractLine,
  type ContractTerms,
  type ContractText,
  type ContractVersion,
  type Milestone,
  monthOf,
  monthsOf,
  otherSide,
  type PaidBy,
  type Side,
  sideOf,
  standardTerms,
} from './rules/contract.ts'
export { contractProcess, type ContractState, signedStates } from './rules/contract-process.ts'
export { sideWords } from './rules/words.ts'
export type { Ground } from './rules/ground.ts'
export { type Deadline, debtorOf, type DutyKind, type DutyTerm, dutyTerms, payingKinds, sayDeadline } from './rules/duty-terms.ts'
export { type Fairness, fairnessOf } from './rules/fairness.ts'
export { type Instalment, instalments, instalmentsOf } from './rules/instalments.ts'
export { type GradeNow, gradeNow } from './grade-now.ts'
export type { Will } from './rules/gate-before.ts'
export { keepGrade, keepWill, readGrades, readWills } from './store/index.ts'
export { follows } from './rules/price-by-series.ts'
export { owedAtAll, type Payable, payables, releasedFrom, setsAside } from './rules/payables.ts'
export { neverBegins } from './follow-hand-overs.ts'
export { asItReads, boughtOn, inForceOn, postsOn, toCome, workedOn } from './rules/in-force.ts'
export { spanOn, termSpans, type TermSpan } from './rules/unit-spans.ts'
export { type Done, type Stage, stageLack, stagesOf, stageWorth } from './rules/stages.ts'
export { sayLack, sayStage } from './rules/stage-words.ts'
export { textDocument } from './word-document.ts'
export type { Block as TextBlock } from './word-task.ts'
export { routes } from './routes.tsx'
export { ruleFacts } from './rule-facts.ts'
export { sayAction } from './say-action.ts'
export { declineVersion, type Signature, signVersion } from './sign-version.ts'
export { dueItems, dutyItem } from './due-items.ts'
export { SuccessOfLine, SuccessTable } from './pages/success.tsx'
export { agreeSuccess, saySuccess, writeSuccess } from './say-success.ts'
export { type Success, successesOf, successOf } from './success-of.ts'
export { successWords } from './success-words.ts'
export type { ComparedLine, SuccessWords } from './rules/success.ts'
export { results } from './results.ts'
export { standings } from './standings.ts'
export { takeDue } from './take-due.ts'
export { find } from './find.ts'
export { erasable } from './erasable.ts'
