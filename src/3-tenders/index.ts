export { deadlinesAt } from './deadlines-at.ts'
export { asideFrom, asideShape, asideValues } from './aside-form.ts'
export { AsideFields } from './pages/aside-fields.tsx'
export { agree } from './agree.ts'
export { appointPanel, refillPanel } from './appoint-panel.ts'
export { nameNext } from './name-next.ts'
export { restartTender } from './restart-tender.ts'
export { acceptComplaint } from './accept-complaint.ts'
export { askCorrection } from './ask-correction.ts'
export { correctComplaint } from './correct-complaint.ts'
export { decideComplaint } from './decide-complaint.ts'
export { explainToFinance } from './explain-to-finance.ts'
export { type ComplaintLetter, fileComplaint } from './file-complaint.ts'
export { putPaper } from './put-paper.ts'
export { refuseComplaint } from './refuse-complaint.ts'
export { resumeProcurement } from './resume-procurement.ts'
export { suspendProcurement } from './suspend-procurement.ts'
export { withdrawComplaint } from './withdraw-complaint.ts'
export { awardBegun, awardEnded, awardSigned, mayNotSign, signingWaits, textBeforeWinner, winnerSigned } from './may-not-sign.ts'
export { signBy } from './sign-by.ts'
export { answerChallenge } from './answer-challenge.ts'
export { askPanel } from './ask-panel.ts'
export { carryOut } from './carry-out.ts'
export { fileChallenge } from './file-challenge.ts'
export { helpAnswer } from './help-answer.ts'
export { withdrawChallenge } from './withdraw-challenge.ts'
export type { Letter } from './rules/challenge.ts'
export { decideAward } from './decide-award.ts'
export { lapseAward } from './lapse-award.ts'
export { correctScore, findScore, objectToBid } from './correct-score.ts'
export { type Declaration, declare, type TieKind, tieKinds } from './declare.ts'
export { declineSeat } from './decline-seat.ts'
export { draftTender } from './draft-tender.ts'
export { blindOlderAskers, coverOlderBids } from './cover.ts'
export { dueItems, ownWork } from './due-items.ts'
export { nextDue } from './take-due.ts'
export { results } from './results.ts'
export { editTender, type TenderTerms } from './edit-tender.ts'
export { cancelTender } from './cancel-tender.ts'
export { voidTender } from './void-tender.ts'
export { explainPrice } from './explain-price.ts'
export { voteOnLowBid } from './vote-on-low-bid.ts'
export type { Seat } from './rules/panel.ts'
export { publishTender } from './publish-tender.ts'
export { answerQuestion } from './answer-question.ts'
export { askQuestion } from './ask-question.ts'
export { routes } from './routes.tsx'
export { ruleFacts, type RuledKind, ruledKinds } from './rule-facts.ts'
export type { BidInput } from './rules/bid.ts'
export { type MethodChoice, methodChoices } from './rules/method-choices.ts'
export { type Promotion, reserves } from './rules/promotion.ts'
export type { Award, Criterion, OpenedBid, PricePart, QualityPart, Tender, TenderLine } from './rules/tender.ts'
export { tenderProcess, type TenderState } from './rules/tender-process.ts'
export { team } from './team-form.ts'
export { contributionsOf } from './rules/tender.ts'
export { sayAction } from './say-action.ts'
export { sealedEntries, sealedSince } from './sealed-since.ts'
export { sealedActions } from './store/index.ts'
export { handInScores, type Score, scoreBid } from './score-bid.ts'
export { type ShownScores, shownScores } from './shown-scores.ts'
export { awardEndWords } from './rules/redress-words.ts'
export { standings } from './standings.ts'
export { heldByTender } from './held-by-tender.ts'
export { mostBidFiles } from './bid-files.ts'
export {
  awardOf,
  awardsOf,
  challenge,
  challenges,
  complaint,
  complaints,
  draws,
  everySealed,
  lockedKey,
  type LowBidReview,
  lowBidReviews,
  myData as myPanels,
  openedBids,
  openedBidsByTender,
  pageOfTenders,
  publicStates,
  type Question,
  questions,
  sealedAmong,
  unsignedAwards,
  seats,
  stillSealed,
  tenderSorts,
} from './store/index.ts'
export { myBid } from './my-bid.ts'
export { type Receipt, submitBid } from './submit-bid.ts'
export { takeDue } from './take-due.ts'
export { tender, tenderOf, tenders } from './tenders.ts'
export { withdrawBid } from './withdraw-bid.ts'
export { find } from './find.ts'
export { erasable } from './erasable.ts'
