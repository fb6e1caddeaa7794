import { isRefusal } from '#kernel'
import { acceptanceInTime, checkAcceptance, clockFromAcceptance } from './cn/acceptance.ts'
import { checkContract, supplementRoom } from './cn/contract-fairness.ts'
import { disbursement } from './cn/disbursement.ts'
import { pricingOf, reviewsDue, surveyContentsMissing } from './cn/implementation-plan.ts'
import { lateInterest } from './cn/late-interest.ts'
import { lowBidReview } from './cn/low-bid.ts'
import { followUpIfWon } from './cn/low-bid-judgement.ts'
import { intentionEarliestStart, surveyIsMandatory } from './cn/needs.ts'
import { checkPanel, panelNeeded } from './cn/panel.ts'
import { contractOpenBy } from './cn/openness.ts'
import { paymentClock, undisputedPart } from './cn/payment.ts'
import { checkEvaluationPlan, gradeOf } from './cn/performance.ts'
import { checkPlan } from './cn/plan-check.ts'
import { priceScores } from './cn/price-score.ts'
import { reservationDue } from './cn/sme-promotion.ts'
import { isSocialWork } from './cn/social-work.ts'
import { signBy } from './cn/award.ts'
import { correctionsAllowed } from './cn/result-correction.ts'
import { checkTender } from './cn/tender-check.ts'
import { directFindings } from './cn/without-tender.ts'
import { timetableAnswer } from './cn/timetable.ts'
import {
  acceptanceShape,
  awardShape,
  cameAboutShape,
  contractOpenShape,
  contractShape,
  disbursementShape,
  evaluationShape,
  hearingShape,
  intentionShape,
  lateInterestShape,
  lowBidShape,
  memberScoresShape,
  panelShape,
  paymentShape,
  planShape,
  priceScoreShape,
  pricingShape,
  reservationShape,
  scoreShape,
  socialWorkShape,
  supplementShape,
  surveyContentsShape,
  surveyShape,
  tenderReservationShape,
  tenderShape,
  timetableShape,
  undisputedShape,
} from './facts.ts'
import { register } from './report.ts'

/** The rules that every report asks. To add one, register it here or from the step that owns its facts. */
const of = (zh: string, en: string) => ({ zh, en })

register({
  name: 'plan-check',
  rule: 'R-01',
  decides: of('计划提交前还缺什么', 'What a plan lacks before it is submitted'),
  appliesTo: ['plan'],
  facts: planShape,
  run: (f, { lawDay }) => checkPlan(f, lawDay),
})
register({
  name: 'survey-is-mandatory',
  rule: 'R-02',
  decides: of('是否应当开展需求调查', 'Whether a needs survey is due'),
  appliesTo: ['plan'],
  facts: surveyShape,
  run: (f, { lawDay }) => surveyIsMandatory({ ...f, budget: f.total, lawDay }),
})
register({
  name: 'survey-contents',
  rule: 'R-05',
  decides: of('需求调查还缺哪些内容', 'What a needs survey still lacks'),
  appliesTo: ['plan'],
  facts: surveyContentsShape,
  run: (f, { lawDay }) => surveyContentsMissing(f.survey.covers, lawDay),
})
register({
  name: 'reviews-due',
  rule: 'R-08',
  decides: of('采购前应当作哪些审查', 'Which reviews are due before the start'),
  appliesTo: ['plan'],
  facts: surveyShape,
  run: (f, { lawDay }) => reviewsDue({ ...f, budget: f.total, lawDay }),
})
register({
  name: 'sme-reservation',
  rule: 'R-103',
  decides: of('应当给中小企业预留多少', 'How much is reserved for small and medium enterprises'),
  appliesTo: ['plan'],
  facts: reservationShape,
  run: (f, { lawDay }) =>
    reservationDue({ kind: f.kind, budget: f.total, lawDay, ...(f.suitsSmallFirms === undefined ? {} : { suits: f.suitsSmallFirms }) }),
})
register({
  name: 'social-work',
  rule: 'R-114',
  decides: of('是否属于社会工作服务', 'Whether it is social work service'),
  appliesTo: ['plan'],
  facts: socialWorkShape,
  run: (f) => isSocialWork(f.serviceKinds),
})
register({
  name: 'intention-earliest-start',
  rule: 'R-11',
  decides: of('公开意向后最早哪天开始', 'First day to start after the intention was published'),
  appliesTo: ['plan'],
  facts: intentionShape,
  run: (f, { lawDay }) =>
    intentionEarliestStart({ publishedOn: f.intentionPublishedOn, isUnforeseeableUrgent: f.isUnforeseeableUrgent ?? false, lawDay }),
})
register({
  name: 'tender-check',
  rule: 'R-19',
  decides: of('采购文件违反了什么', 'What tender documents break'),
  appliesTo: ['tender'],
  facts: tenderShape,
  run: (f, { lawDay, calendar }) => checkTender(f, lawDay, calendar),
})
register({
  name: 'timetable',
  rule: 'R-21',
  decides: of('采购的每个日期', 'Every date of the procurement'),
  appliesTo: ['tender'],
  facts: timetableShape,
  run: ({ method, place, issuedOn, deadlineOn }, { lawDay, calendar }) =>
    timetableAnswer({ method, place, issuedOn, lawDay, calendar, ...(deadlineOn ? { deadlineOn } : {}) }),
})
register({
  name: 'tender-sme-reservation',
  rule: 'R-103',
  decides: of('应当给中小企业预留多少', 'How much is reserved for small and medium enterprises'),
  appliesTo: ['tender'],
  facts: tenderReservationShape,
  run: (f, { lawDay }) =>
    reservationDue({
      kind: f.isService ? 'services' : 'goods',
      budget: f.budget,
      place: f.place,
      lawDay,
      ...(f.promotion ? { suits: f.promotion.reserve !== 'none' } : {}),
    }),
})
register({
  name: 'panel-needed',
  rule: 'R-28',
  decides: of('评审小组要多少人、多少专家', 'How many members and experts a panel needs'),
  appliesTo: ['tender', 'panel'],
  facts: panelShape,
  run: (f, { lawDay }) => panelNeeded({ ...f, lawDay }),
})
register({
  name: 'panel-check',
  rule: 'R-28',
  decides: of('评审小组的组成对不对', 'Whether a panel is rightly composed'),
  appliesTo: ['panel'],
  facts: panelShape,
  run: (f, { lawDay }) => (f.panel ? checkPanel(f.panel, { ...f, lawDay }) : []),
})
register({
  name: 'price-scores',
  rule: 'R-30',
  decides: of('各报价的价格分', 'The price score of every offer'),
  appliesTo: ['opening'],
  facts: priceScoreShape,
  run: (f) => priceScores(f.offers, f.weight),
})
register({
  name: 'low-bid-review',
  rule: 'R-32',
  decides: of('哪些报价要启动异常低价审查', 'Which bids call for a review of abnormally low price'),
  appliesTo: ['opening'],
  facts: lowBidShape,
  run: (f, { lawDay }) => lowBidReview({ ...f, lawDay }),
})
register({
  name: 'low-bid-follow-up',
  rule: 'R-65',
  decides: of('哪些报价成交后要重点关注履约', 'Whose performance is watched closely, should it win'),
  appliesTo: ['opening'],
  facts: lowBidShape,
  run: (f, { lawDay }) => {
    const reviewed = lowBidReview({ ...f, lawDay })
    return isRefusal(reviewed) ? reviewed : followUpIfWon(reviewed.value)
  },
})
// Of a contract this is asked before anything else: what it says may be fair and still have come about without a tender it needed.
register({
  name: 'way-of-buying',
  rule: 'R-49',
  decides: of('不经招标是否有法定理由、有没有批准', 'Whether it could be made without a tender, and who approved that'),
  appliesTo: ['contract'],
  facts: cameAboutShape,
  run: (f, { lawDay }) => directFindings(f.cameAbout, lawDay),
})
register({
  name: 'score-corrections',
  rule: 'R-36',
  decides: of('各成员的评分还有没有应当更正的', 'Whether scores of the members are left that have to be corrected'),
  appliesTo: ['award'],
  facts: memberScoresShape,
  run: (f) => correctionsAllowed(f.scores, f.scoreItems),
})
register({
  name: 'sign-by',
  rule: 'R-39',
  decides: of('最迟哪天签订合同', 'Last day to sign the contract'),
  appliesTo: ['award', 'contract'],
  facts: awardShape,
  run: (f, { lawDay, calendar }) => signBy(f.awardNoticeOn, lawDay, calendar),
})
register({
  name: 'contract-check',
  rule: 'R-45',
  decides: of('合同是否公平合法', 'Whether a contract is fair and lawful'),
  appliesTo: ['contract'],
  facts: contractShape,
  run: (f, { lawDay, calendar }) => checkContract(f, lawDay, calendar),
})
register({
  name: 'supplement-room',
  rule: 'R-42',
  decides: of('还可以补充多少', 'How much supplements may still add'),
  appliesTo: ['contract'],
  facts: supplementShape,
  run: (f, { lawDay }) => supplementRoom(f.amount, f.supplements, lawDay),
})
register({
  name: 'pricing',
  rule: 'R-09',
  decides: of('合同怎样定价', 'How the contract is priced'),
  appliesTo: ['plan', 'contract'],
  facts: pricingShape,
  run: (f, { lawDay }) => pricingOf(f.lines, lawDay),
})
register({
  name: 'contract-open-by',
  rule: 'R-40',
  decides: of('最迟哪天公告合同、备案', 'By when the contract is published and filed'),
  appliesTo: ['contract'],
  facts: contractOpenShape,
  run: (f, { lawDay, calendar }) => contractOpenBy(f.signedOn, lawDay, calendar),
})
register({
  name: 'acceptance-check',
  rule: 'R-10',
  decides: of('验收时是否听取服务对象意见并公告结果', 'Whether users were heard in the acceptance and its result was published'),
  appliesTo: ['delivery'],
  facts: hearingShape,
  run: (f, { lawDay }) => checkAcceptance(f, lawDay),
})
register({
  name: 'acceptance-in-time',
  rule: 'R-94',
  decides: of('是否在验收期内答复', 'Whether it was answered within the period for acceptance'),
  appliesTo: ['delivery'],
  facts: acceptanceShape,
  run: (f, { lawDay }) => acceptanceInTime(f, lawDay),
})
register({
  name: 'clock-from-acceptance',
  rule: 'R-94',
  decides: of('付款期限从哪天起算、最迟哪天付款', 'From which day the payment clock runs, and until when'),
  appliesTo: ['delivery'],
  facts: acceptanceShape,
  run: (f, { lawDay, calendar }) => clockFromAcceptance(f, lawDay, calendar),
})
register({
  name: 'accepted-part',
  rule: 'R-96',
  decides: of('验收了多少、多少有争议', 'How much was accepted, and how much is in dispute'),
  appliesTo: ['delivery'],
  facts: undisputedShape,
  run: (f, { lawDay }) => undisputedPart({ ...f, lawDay }),
})
register({
  name: 'payment-clock',
  rule: 'R-90',
  decides: of('最迟哪天付款', 'By when a payment is due'),
  appliesTo: ['payment'],
  facts: paymentShape,
  run: (f, { lawDay, calendar }) => paymentClock({ ...f, lawDay }, calendar),
})
register({
  name: 'late-interest',
  rule: 'R-90',
  decides: of('逾期利息多少', 'Interest for late payment'),
  appliesTo: ['payment'],
  facts: lateInterestShape,
  run: (f, { lawDay, calendar }) => lateInterest({ ...f, lawDay }, calendar),
})
register({
  name: 'disbursement',
  rule: 'R-102',
  decides: of('财政是否及时足额拨付', 'Whether finance disbursed in time and in full'),
  appliesTo: ['payment'],
  facts: disbursementShape,
  run: (f) => disbursement(f),
})
register({
  name: 'undisputed-part',
  rule: 'R-90',
  decides: of('有争议时现在要付多少', 'What must be paid now in a dispute'),
  appliesTo: ['payment'],
  facts: undisputedShape,
  run: (f, { lawDay }) => undisputedPart({ ...f, lawDay }),
})
register({
  name: 'evaluation-plan',
  rule: 'R-110',
  decides: of('评价安排对不对', 'Whether a contract is rightly evaluated'),
  appliesTo: ['contract', 'evaluation'],
  facts: evaluationShape,
  run: (f, { lawDay }) => checkEvaluationPlan(f, lawDay),
})
register({
  name: 'grade',
  rule: 'R-112',
  decides: of('分数对应什么等级', 'The grade of a score'),
  appliesTo: ['evaluation'],
  facts: scoreShape,
  run: (f, { lawDay }) => gradeOf(f.score, f.scheme, lawDay),
})
