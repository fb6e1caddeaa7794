import { checkContract, supplementRoom } from './cn/contract-fairness.ts'
import { lateInterest } from './cn/late-interest.ts'
import { lowBidReview } from './cn/low-bid.ts'
import { intentionEarliestStart, surveyIsMandatory } from './cn/needs.ts'
import { checkPanel, panelNeeded } from './cn/panel.ts'
import { paymentClock, undisputedPart } from './cn/payment.ts'
import { checkEvaluationPlan, gradeOf } from './cn/performance.ts'
import { checkPlan } from './cn/plan-check.ts'
import { priceScores } from './cn/price-score.ts'
import { signBy } from './cn/award.ts'
import { checkTender } from './cn/tender-check.ts'
import {
  awardShape,
  contractShape,
  evaluationShape,
  intentionShape,
  lateInterestShape,
  lowBidShape,
  panelShape,
  paymentShape,
  planShape,
  priceScoreShape,
  scoreShape,
  supplementShape,
  surveyShape,
  tenderShape,
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
  name: 'payment-clock',
  rule: 'R-90',
  decides: of('最迟哪天付款', 'By when a payment is due'),
  appliesTo: ['payment'],
  facts: paymentShape,
  run: (f, { lawDay }) => paymentClock({ ...f, lawDay }),
})
register({
  name: 'late-interest',
  rule: 'R-90',
  decides: of('逾期利息多少', 'Interest for late payment'),
  appliesTo: ['payment'],
  facts: lateInterestShape,
  run: (f, { lawDay }) => lateInterest({ ...f, lawDay }),
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
