import { both, type Words } from '#kernel'
import type { Action } from '#people'

/** What each right lets a person do, with the page where it is done, in the order in which people come to need it. */
export const doings: readonly (readonly [Action, string, Words])[] = [
  ['purchases.open', '/purchases/new', both('新建采购，选定社区', 'Open a purchase and choose its communities')],
  ['needs.edit', '/surveys/new', both('问居民：发一次调查', 'Ask residents: open a survey')],
  ['needs.accept', '/needs', both('附上两类证据，认定需求', 'Attach two kinds of evidence and accept needs')],
  ['plans.edit', '/plans', both('从需求写采购计划，报主管部门', 'Plan from the needs and hand the plan to the bureau')],
  ['plans.approve', '/plans', both('审批送来的计划', 'Approve the plans handed in')],
  ['tenders.edit', '/tenders', both('招标：发布、答疑、开标', 'Tender: publish, answer questions, open the bids')],
  ['bids.submit', '/tenders', both('看正在招标的采购，提问和投标', 'See open tenders, ask and bid')],
  ['contracts.approve-ground', '/contracts', both('审批不招标的合同', 'Approve contracts without a tender')],
  ['contracts.sign', '/contracts', both('读合同文本，签字或提修改', 'Read the text of contracts, sign or propose changes')],
  ['delivery.appoint', '/delivery', both('登记谁在岗', 'Appoint people to posts')],
  ['delivery.record', '/delivery/new', both('做完一次服务就记一次', 'Record each service as it is done')],
  ['delivery.hand-in', '/delivery', both('每月把服务提交验收', 'Hand in each month for acceptance')],
  ['delivery.opinion', '/delivery', both('验收前录入居民的意见', 'Enter what residents say before acceptance')],
  ['delivery.accept', '/delivery', both('听过居民意见后验收', 'Accept the service once residents were heard')],
  ['payments.claim', '/payments', both('验收后开付款申请', 'Claim the payment of what was accepted')],
  ['payments.check', '/payments', both('核对付款申请，交负责人', 'Check claims and pass them to the head')],
  ['payments.pass', '/payments', both('签付款申请，交财务', 'Sign claims and pass them to the treasury')],
  ['payments.pay', '/payments', both('付款，登记凭证号', 'Pay, and note the voucher')],
  ['evaluations.open', '/evaluations', both('发起评估，问居民是否满意', 'Open an evaluation and ask residents')],
  ['evaluations.rate-purchaser', '/evaluations', both('评价对方，看过揭晓后答复', 'Rate the other side, and reply once all is revealed')],
  ['modes.read', '/modes', both('比较岗位和项目哪样更好', 'Compare posts and projects')],
  ['people.manage-own', '/people', both('给同事开账号、定角色', 'Give colleagues accounts and roles')],
  ['people.find-texts', '/personal-data', both('处理个人信息的查询和更正请求', 'Answer requests about personal data')],
  ['complaints.review', '/complaints', both('处理投诉：受理、暂停、决定', 'Review complaints: accept, suspend, decide')],
  ['log.read', '/log', both('查记录日志', 'Look into the record log')],
]
