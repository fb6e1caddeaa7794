export { titleIn as campaignTitle, titleIn as purchaseTitle } from '#kernel'
export { type NewPurchase, openPurchase } from './open-purchase.ts'
export { type Purchase, purchase, purchases } from './purchases.ts'
export {
  copyQuestionnaire,
  createQuestionnaire,
  type NewQuestionnaire,
  type Questionnaire,
  questionnaire,
  questionnaires,
} from './questionnaires.ts'
export { addQuestion, changeQuestion, moveQuestion, removeQuestion, renameQuestionnaire } from './edit-questionnaire.ts'
export { type Campaign, campaign, campaigns, type CampaignState, questionsOf, stateOf } from './campaigns.ts'
export { closeCampaign, type NewCampaign, openCampaign, type Slips, slipsOf } from './open-campaign.ts'
export { type Received, storeAnswer, type Submission } from './store-answer.ts'
export { enterPaper, type Keyed, type Paper, settlePaper } from './enter-paper.ts'
export { keepProfile, type ProfileRow, profiles, uploadProfile } from './keep-profile.ts'
export {
  answerCounts,
  answerTotals,
  campaignResults,
  type CampaignResults,
  campaignResultsOf,
  type CommunityTotal,
  consultation,
  consultations,
} from './campaign-results.ts'
export { addEvidence } from './add-evidence.ts'
export { acceptNeed, reopenNeed, setAsideNeed } from './decide-need.ts'
export { noticeNeed } from './notice-need.ts'
export { removeEvidence } from './remove-evidence.ts'
export { type Evidence, type Need, need, needs } from './needs.ts'
export { dueItems } from './due-items.ts'
export { standings } from './standings.ts'
export { sayAction } from './say-action.ts'
export { routes } from './routes.tsx'
export { takeDue } from './take-due.ts'
export * from './rules/evidence.ts'
export { needProcess, type NeedState } from './rules/need-process.ts'
export * from './rules/questionnaire.ts'
export type { QuestionResult, RankedNeed, ResultEstimate } from './rules/results.ts'
export type { MarginTable } from './rules/weighting.ts'
export { templates } from './rules/template-words.ts'
export { lockedKey, type Purpose, type Route, routesOfAnswer } from './store.ts'
export { find } from './find.ts'
export { erasable } from './erasable.ts'
