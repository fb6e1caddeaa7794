import type { TermWon } from './rules/award-fit.ts'
import { count, type Day, dictionary, listIn, type Money, refusals, sayDay, sayMoney, type Words } from '#kernel'

export const refuse = refusals({
  'no-contract': { status: 404, zh: '没有这份合同，或者您不能看它。', en: 'There is no such contract, or it is not for you to see.' },
  'no-duty': { status: 404, zh: '没有这项义务，或者不归您管。', en: 'There is no such duty, or it is not yours.' },
  'files-never-signed': {
    status: 409,
    zh: '这份合同没有签订，不再收附件。',
    en: 'This contract was never signed; it takes no more files.',
  },
  'files-over': {
    status: 409,
    zh: '合同已经结束，移交、验收、开票、付款都办完了，不再收附件。还有要办的（例如退款、补办移交），先在合同里记下，办的时候就可以加。',
    en: 'The contract is over, and handing over, acceptance, invoices and payments are done; it takes no more files. Where something is still to be done, as money to be given back, enter that first: files can be added while it is open.',
  },
  stale: {
    status: 409,
    zh: '对方或同事刚改过这份合同。请刷新，看过最新内容再做决定。',
    en: 'Somebody changed this contract meanwhile. Reload, read what is new, then decide.',
  },
  'sides-unseen': {
    status: 409,
    zh: '这张表没有说明页面上双方是怎样写的。请刷新，看过双方的名称和账号再签署。',
    en: 'This form does not say how its page named the two sides. Reload, read their names and accounts, then sign.',
  },
  'sides-changed': {
    status: 409,
    zh: (now: Words) => `打开页面以后，双方的信息改过：${now.zh}。没有签署。请看过现在的内容再决定。`,
    en: (now: Words) =>
      `Since you opened the page the particulars of the sides were changed: ${now.en}. Nothing was signed. Read what they are now, then decide.`,
  },
  'contract-wrong': {
    status: 422,
    zh: '合同里有几处对不上，请看下面的说明。',
    en: 'Some parts of the contract do not fit together; see below.',
  },
  'no-reason': {
    status: 422,
    zh: '没有中标结果的合同，要写明不经招标的理由；理由会公开。',
    en: 'A contract without an award needs the reason why there was no tender; it will be published.',
  },
  'no-approved-plan': {
    status: 422,
    zh: '没有经过批准的计划，不能起草合同。请先为这次采购做计划，报主管部门批准。',
    en: 'There is no approved plan, so no contract can be drafted. Make the plan of this purchase and have the bureau approve it first.',
  },
  'beside-tender': {
    status: 409,
    zh: '这次采购有招标正在进行或者已经定标，不能另签合同。请按中标结果起草。',
    en: 'This purchase has a tender that runs or was awarded; no contract can be made beside it. Draft it from the award.',
  },
  'not-as-planned': {
    status: 422,
    zh: '不经招标的合同必须和批准的计划一致，请看下面的说明。',
    en: 'A contract without a tender must be what its approved plan says; see below.',
  },
  'beyond-plan': {
    status: 422,
    zh: (left: Money, now: Money) => `合同总价 ${sayMoney(now, 'zh')}，计划只剩 ${sayMoney(left, 'zh')} 没有签约。请减少，或者另报计划。`,
    en: (left: Money, now: Money) =>
      `The total is ${sayMoney(now, 'en')}, and only ${sayMoney(left, 'en')} of the plan is not contracted yet. Lower it, or have another plan approved.`,
  },
  'ground-closed': {
    status: 422,
    zh: (why: Words) => `不能不经招标。${why.zh}`,
    en: (why: Words) => `This cannot be done without a tender. ${why.en}`,
  },
  'ground-missing': {
    status: 422,
    zh: '这份草稿没有写明法定的不招标理由。请撤下它，写明理由重新起草。',
    en: 'This draft states no ground of the law for doing without a tender. Drop it and draft it anew with one.',
  },
  'ground-not-approved': {
    status: 409,
    zh: '主管部门还没有批准不经招标，现在不能签署。',
    en: 'The bureau has not approved doing without a tender; it cannot be signed yet.',
  },
  'ground-refused': {
    status: 409,
    zh: '主管部门没有批准不经招标，不能签署。请撤下这份文本，按计划招标，或者换理由重新起草。',
    en: 'The bureau refused doing without a tender; it cannot be signed. Drop this text and tender as planned, or draft it anew on another ground.',
  },
  'beyond-approval': {
    status: 422,
    zh: '不经招标的合同，签订后也不能超出批准的内容，请看下面的说明。确实要加的，请报计划，以「向原供应商添购」为由另行起草合同报批。',
    en: 'A contract without a tender stays within what was approved after signing too; see below. For more, have a plan approved and draft a contract of its own on the ground “more from the same supplier”.',
  },
  'no-such-earlier': {
    status: 422,
    zh: '请选本单位和这家机构签过的那份合同。',
    en: 'Choose the contract your office signed with this institution.',
  },
  'renewed-already': {
    status: 422,
    zh: (number: string) => `这份合同已经续签过了，不能再接着它续。要续的是接在它后面的 ${number}，请选那一份。`,
    en: (number: string) => `That contract was renewed already. What is renewed now is ${number}, which followed it; choose that one.`,
  },
  'not-of-its-line': {
    status: 422,
    zh: (numbers: readonly string[]) =>
      `所选的合同买的不是这些服务。这份文本接着的是 ${listIn(numbers, 'zh')}，要续签，请选${numbers.length > 1 ? '其中一份' : '那一份'}。`,
    en: (numbers: readonly string[]) =>
      `The contract you chose bought something else. What this text goes on with is ${listIn(numbers, 'en')}; choose ${numbers.length > 1 ? 'one of them' : 'that one'}.`,
  },
  'gate-says-no': {
    status: 422,
    zh: '上一份合同到续签关口时，有一方说了不再续签，不能续。改了主意的，请在到期以前到关口那一页改；否则请重新采购。',
    en: 'At the gate of the earlier contract one side said that it does not go on. Whoever thinks otherwise by now says so there before its last day; if not, buy anew.',
  },
  'gate-grade': {
    status: 422,
    zh: '评估机构给上一份合同定的等级，低于事先约定可以续签的等级，不能续。请重新采购。',
    en: 'The evaluator graded the earlier contract below what was fixed beforehand for a renewal. Buy anew.',
  },
  'announced-where': {
    status: 422,
    zh: '请写明原采购文件在哪里写了可以续签。',
    en: 'Say where the documents of the earlier tender announced the renewal.',
  },
  'note-needed': {
    status: 422,
    zh: '法律没有直接的答案，请写明您判断的理由。',
    en: 'The law gives no plain answer here. Say why you decide so.',
  },
  'ground-answered': { status: 409, zh: '这件事已经有人处理了。', en: 'Somebody has already decided this.' },
  'award-total': {
    status: 422,
    zh: (award: Money, now: Money) =>
      `合同总价 ${sayMoney(now, 'zh')} 和中标金额 ${sayMoney(award, 'zh')} 不一致。签订合同不能改变中标结果。`,
    en: (award: Money, now: Money) =>
      `The total of ${sayMoney(now, 'en')} is not the award of ${sayMoney(award, 'en')}. A contract may not depart from its award.`,
  },
  'award-rewritten': {
    status: 422,
    zh: '签订合同不能改变采购文件和投标文件确定的内容。中标的内容请保持原样，请看下面的说明。',
    en: 'Signing may not change what the tender documents and the bid fixed. Keep what was won as it is; see below.',
  },
  'days-not-read': {
    status: 422,
    zh: '采购文件的付款约定提到几个时间，或者不能确定是不是付款期限。请写明验收后几日付款。',
    en: 'The documents name several times, or one that may not be the time to pay. State within how many days of acceptance is paid.',
  },
  'supplement-too-large': {
    status: 422,
    zh: (limit: Money, now: Money) =>
      `追加后的总价（按原价计）${sayMoney(now, 'zh')} 超过了法定上限 ${sayMoney(limit, 'zh')}（原合同加百分之十，历次追加合计）。超出部分要另行采购。`,
    en: (limit: Money, now: Money) =>
      `With this change the total at first prices is ${sayMoney(now, 'en')}; the law allows ${sayMoney(limit, 'en')} (the first contract and a tenth, all supplements together). The rest must be bought anew.`,
  },
  'nothing-changed': {
    status: 422,
    zh: '这个提议和现在的文本一样。请先改动一处再提交。',
    en: 'This proposal is the same as the present text. Change something first.',
  },
  'series-moved': {
    status: 409,
    zh: '指数的数值刚有变动，页面上的算式已经不是最新的。请刷新，看过再提议。',
    en: 'The series has another value by now than this page showed. Reload, look at the arithmetic, then propose.',
  },
  'series-put-right': {
    status: 409,
    zh: '这份变更所依据的指数数值和现在登记的不一样：可能后来更正过。请拒绝这份变更，按现在的数值重新提议。',
    en: 'The value of the series this change rests on is not the one entered now; it may have been put right since. Decline this change, and propose it anew by the value of now.',
  },
  'already-open': {
    status: 409,
    zh: '已经有一个提议在等对方答复。请先处理它。',
    en: 'There is already a proposal waiting for an answer. Settle that one first.',
  },
  'goal-field-missing': { status: 422, zh: '请填写；不要这一项就把整行清空。', en: 'Fill this in, or empty the whole row.' },
  'success-said': { status: 409, zh: '本方已经写过怎样算成功了，只写一次。', en: 'Your side has said it already; it is said once.' },
  'success-wrong': { status: 422, zh: '有几处还没写好，请看下面的说明。', en: 'Some of it is missing or cannot be; see below.' },
  'success-no-goals': {
    status: 409,
    zh: '合同没有写目标，没有要说的。',
    en: 'The contract names no goal, so there is nothing to say.',
  },
  'success-not-open': {
    status: 409,
    zh: '双方都写好怎样算成功以后，才能商定一致的说法。',
    en: 'Words of both come once both sides have said what counts as success.',
  },
  'success-agreed': { status: 409, zh: '这一项双方已经有一致的说法。', en: 'Both have agreed on words for this line already.' },
  'read-first': {
    status: 422,
    zh: (n: number) => `签署前有 ${n} 处要看。请看过以后勾选「我已看过」。`,
    en: (n: number) =>
      `There ${n === 1 ? 'is one point' : `are ${n} points`} to read first. Read ${n === 1 ? 'it' : 'them'} and tick that you have.`,
  },
  'nothing-open': { status: 409, zh: '没有等待签署的文本。', en: 'There is no text waiting for signatures.' },
  'already-signed': { status: 409, zh: '您这一方已经签署了这个版本。', en: 'Your side has already signed this version.' },
  'own-proposal': { status: 409, zh: '这是您这一方提出的，要由对方答复。', en: 'Your own side proposed this; the other side answers it.' },
  'no-purchaser': { status: 422, zh: '请选择一个采购人。', en: 'Choose a purchaser.' },
  'budget-changed': {
    status: 409,
    zh: '这个预算项目刚被别人改过，或者已经有了。请刷新后再填。',
    en: 'Somebody else has just changed this budget item, or it is there already. Load the page again, then enter it.',
  },
  'not-a-party': { status: 403, zh: '您不是这份合同的当事方。', en: 'You are not a party to this contract.' },
  'effective-past': {
    status: 422,
    zh: '变更的生效日已经过去。请改成以后某个合同月的第一天，重新提出。',
    en: 'The day the change should hold from has passed. Propose it again from the first day of a coming contract month.',
  },
  'not-by-hand': {
    status: 409,
    zh: '这项义务由系统按实际情况判断，不能手工勾掉。',
    en: 'The program sees for itself when this duty is done; it cannot be ticked off.',
  },
  'wrong-state': { status: 409, zh: '合同现在的状态不能这样做。', en: 'The contract is not in a state for this.' },
  'form-contradicted': {
    status: 409,
    zh: '承接方登记的法律形式和统一社会信用代码对不上：代码前两位说明由谁登记、是哪一类（91 是企业，51–53 是社会组织，12 是事业单位）。付款适用哪部法取决于它。请系统管理员按登记证书改正其中一项，再继续。',
    en: 'The legal form of the institution does not fit its credit code, whose first two signs say who registered it and as what (91 an enterprise, 51 to 53 a social organisation, 12 a public institution). On it hangs by which law it is paid. Ask the administrator to put one of them right by the certificate, then go on.',
  },
  'already-drafted': {
    status: 409,
    zh: '这次采购已经有一份和该机构的合同。请打开那一份继续。',
    en: 'This award already has its contract. Open that one to go on.',
  },
  'may-not-end': {
    status: 409,
    zh: '合同第 15 条没有允许您这一方提前终止。双方可以按第 14 条协商变更。',
    en: 'Clause 15 does not let your side end the contract early. Both may agree on a change under clause 14.',
  },
  'notice-stands': {
    status: 409,
    zh: (on: Day) => `已经有一份提前终止的通知，最后一天是 ${sayDay(on, 'zh')}。要撤回或者另定一天，请在合同页上提出，由对方答复。`,
    en: (on: Day) =>
      `A notice to end early stands: the last day is ${sayDay(on, 'en')}. To take it back or to agree on another day, offer that on the page of the contract.`,
  },
  'no-notice': { status: 409, zh: '没有提前终止的通知。', en: 'No notice to end early was given.' },
  'no-offer': { status: 409, zh: '没有等待答复的提议。', en: 'Nothing was offered that waits for an answer.' },
  'not-your-notice': {
    status: 403,
    zh: '通知不是您这一方发出的，只能由发出的一方撤回。您可以提出另一个最后一天。',
    en: 'Your side did not give this notice; only the side that did can take it back. You can offer another last day.',
  },
  'answer-offer': { status: 409, zh: '对方已经提出，请先答复。', en: 'The other side has made an offer; answer that first.' },
  'day-past': {
    status: 422,
    zh: (today: Day) => `最后一天不能早于今天（${sayDay(today, 'zh')}）。`,
    en: (today: Day) => `The last day cannot be before today (${sayDay(today, 'en')}).`,
  },
  'same-last-day': { status: 422, zh: '这就是通知里的最后一天。', en: 'That is the last day of the notice already.' },
  'ends-before': {
    status: 422,
    zh: (on: Day) => `合同到 ${sayDay(on, 'zh')}就期满了，提前终止的最后一天不能晚于这一天。`,
    en: (on: Day) => `The contract ends on ${sayDay(on, 'en')} anyway; its last day cannot be later than that.`,
  },
  'notice-too-short': {
    status: 422,
    zh: (on: Day) => `按第 15 条的通知期，最早可以终止的日期是${sayDay(on, 'zh')}。`,
    en: (on: Day) => `With the notice of clause 15 the earliest last day is ${sayDay(on, 'en')}.`,
  },
  'no-award': {
    status: 409,
    zh: '这次采购还没有中标结果。请先完成评审和定标；不经招标的，请写明理由另行起草。',
    en: 'This purchase has no award yet. Finish the tender first; or draft without one and give the reason.',
  },
  'not-an-institution': {
    status: 422,
    zh: '承接方必须是已登记的社会工作服务机构或企业。',
    en: 'The other side must be a registered institution.',
  },
})

/** Duties as they are raised: what is owed, why, and what follows otherwise. */
export const raisedWords = dictionary('4-contracts/words.raisedWords', {
  yearToCome: {
    zh: (on: Day, year: number) =>
      `算到 ${sayDay(on, 'zh')}。${year} 年的放假安排还没有录入，现在说不了是否逾期；请管理员录入（法规，放假安排）。`,
    en: (on: Day, year: number) =>
      `Counted to ${sayDay(on, 'en')}. The days off of ${year} are not entered yet, so it cannot be said whether it is late: the administrator enters them (Law, Calendar).`,
  },
  answerOffer: { zh: '答复关于提前终止通知的提议', en: 'Answer the offer about the notice to end early' },
  answerOfferWhy: {
    zh: (days: number) => `${days} 个工作日内答复。`,
    en: (days: number) => `Answer within ${count(days, 'working day')}.`,
  },
  noticeStands: { zh: '通知照旧', en: 'the notice stands' },
  inWorkingDays: { zh: (days: number) => `${days} 个工作日内`, en: (days: number) => `within ${count(days, 'working day')}` },
  answerVersion: { zh: (number: number) => `答复第 ${number} 版提议`, en: (number: number) => `Answer the proposed version ${number}` },
  answerVersionWhy: {
    zh: (days: number) => `${days} 个工作日内签署，或者说明理由。`,
    en: (days: number) => `Sign it or give reasons within ${count(days, 'working day')}.`,
  },
  mediation: { zh: '提交主管部门调解', en: 'it goes to mediation by the bureau' },
  publish: { zh: '公告合同', en: 'Publish the contract' },
  file: { zh: '合同备案', en: 'File the contract with the finance bureau' },
  ofSigning: {
    zh: (length: Words) => `签署之日起 ${length.zh}内。`,
    en: (length: Words) => `Within ${length.en} of signing.`,
  },
  audit: { zh: '列入审计提示', en: 'it shows in the audit view' },
  handOver: { zh: '移交场地、社区资料和联系人', en: 'Hand over rooms, community data and contacts' },
  handOverWhy: {
    zh: (days: number) => `合同开始后 ${days} 日内；签署晚于开始的，从签署起算。`,
    en: (days: number) => `Within ${count(days, 'day')} of the start, or of signing if that was later.`,
  },
  handOverElse: { zh: '服务期限相应顺延，费用不减', en: 'the period moves by as much and the price stays' },
  handIn: {
    zh: (month: number) => `提交第 ${month} 个月的服务记录`,
    en: (month: number) => `Hand in the records of month ${month}`,
  },
  handInWhy: {
    zh: (to: Day, days: number) => `该月到 ${sayDay(to, 'zh')}结束，${days} 日内提交。`,
    en: (to: Day, days: number) => `The month ends on ${sayDay(to, 'en')}; records follow within ${count(days, 'day')}.`,
  },
  handInElse: { zh: '验收和付款相应顺延', en: 'acceptance and payment wait' },
  clients: { zh: '移交在办个案和资料', en: 'Hand over open cases and files' },
  clientsWhy: {
    zh: (on: Day, days: number) => `合同于 ${sayDay(on, 'zh')}结束，${days} 日内移交。`,
    en: (on: Day, days: number) => `The contract ends on ${sayDay(on, 'en')}; hand over within ${count(days, 'day')}.`,
  },
  addOwn: { zh: (line: string) => `说明自有投入：${line}`, en: (line: string) => `Show what was added of your own: ${line}` },
  addOwnWhy: {
    zh: (says: { zh: string; en: string }) => `合同写明：${says.zh}`,
    en: (says: { zh: string; en: string }) => `The contract says: ${says.en}`,
  },
  addOwnElse: { zh: '没有投入的，在互评里如实写明', en: 'what was not added is said in the rating' },
  clientsElse: { zh: '最后一期尾款待移交后支付', en: 'the last instalment waits for it' },
})

/** What waits for somebody without being a duty of a contract. */
export const dueWords = dictionary('4-contracts/words.dueWords', {
  draft: {
    zh: (title: Words) => `起草中标合同：${title.zh}`,
    en: (title: Words) => `Draft the contract of what was awarded: ${title.en}`,
  },
  draftWhy: {
    zh: '已经定标，还没有合同。期限是签订的最后一天。',
    en: 'It is awarded and has no contract. The day is the last to sign it.',
  },
  ground: {
    zh: (number: string, title: Words) => `审批不经招标：${number} ${title.zh}`,
    en: (number: string, title: Words) => `Decide on doing without a tender: ${number} ${title.en}`,
  },
  groundWhy: { zh: '批准以后双方才能签署。', en: 'Both sides sign once it is approved.' },
  look: {
    zh: (number: string, title: Words) => `查看不经招标的合同 ${number} ${title.zh}`,
    en: (number: string, title: Words) => `Look at the contract without a tender ${number} ${title.en}`,
  },
  lookWhy: {
    zh: '已经签署，但没有法定理由或者批准记录。',
    en: 'It is signed, and there is no ground of the law or no approval on record.',
  },
  sign: {
    zh: (title: Words) => `看合同并签署：${title.zh}`,
    en: (title: Words) => `Read and sign the contract: ${title.en}`,
  },
  signAsPurchaser: {
    zh: '合同文本已经定下，等本单位签署或提出修改。',
    en: 'The text is on the table and waits for your side to sign it or to propose another.',
  },
  signAsProvider: {
    zh: '合同文本已经定下，等本机构签署或提出修改。',
    en: 'The text is on the table and waits for your side to sign it or to propose another.',
  },
})

/** Where a purchase stands in this step. */
export const standingWords = dictionary('4-contracts/words.standingWords', {
  draft: { zh: '草拟中', en: 'drafted' },
  negotiating: { zh: '协商中', en: 'being negotiated' },
  signed: { zh: '已签订', en: 'signed' },
  active: { zh: '履行中', en: 'in force' },
  ended: { zh: '已期满', en: 'ended' },
  terminated: { zh: '提前终止', en: 'ended early' },
  late: { zh: (says: string, n: number) => `${says}，${n} 项逾期`, en: (says: string, n: number) => `${says}, ${n} late` },
  several: { zh: (says: string, n: number) => `${n} 份，${says}`, en: (says: string, n: number) => `${n}, ${says}` },
})

/** The words of the pages and of the Word document. */
export const words = dictionary('4-contracts/words.words', {
  waitsTitle: {
    zh: (signed: boolean) => (signed ? '中止履行' : '暂停签订'),
    en: (signed: boolean) => (signed ? 'Performance is suspended' : 'Signing waits'),
  },
  waitsWhy: { zh: '查看询问和质疑', en: 'See inquiries and challenges' },
  formWrong: { zh: '承接方的法律形式和信用代码对不上', en: 'The legal form of the institution does not fit its credit code' },
  formWrongSigned: {
    zh: (basis: Words) =>
      `这份合同签订时，付款依据写的是「${basis.zh}」，而代码说明承接方是另一类。适不适用《保障中小企业款项支付条例》，看它实际是什么，不看登记成什么。请核对登记证书；写错了的，任一方可以提出补充协议改正付款依据。`,
    en: (basis: Words) =>
      `As signed, payment rests on “${basis.en}”, and the code says that the institution is of another kind. Whether the payment regulation applies hangs on what it is, not on what it was entered as. Look at its certificate; where it is wrong, either side can propose a supplement that puts the basis of payment right.`,
  },
  formWrongOpen: {
    zh: '改正以前不能提出文本，也不能签署：请系统管理员按登记证书改正法律形式或者代码。',
    en: 'Until that is put right no text is proposed or signed: ask the administrator to correct the form or the code by the certificate.',
  },
  title: { zh: '合同', en: 'Contracts' },
  contract: { zh: '合同', en: 'Contract' },
  lead: { zh: '双方的义务写在同一张表上，用同一个钟。', en: 'What each side owes stands in one register, under one clock.' },
  number: { zh: '编号', en: 'Number' },
  purchaser: { zh: '购买方', en: 'Purchaser' },
  provider: { zh: '承接方', en: 'Institution' },
  value: { zh: '合同总价', en: 'Value' },
  term: { zh: '期限', en: 'Term' },
  state: { zh: '状态', en: 'State' },
  lateCount: { zh: (n: number) => `${n} 项逾期`, en: (n: number) => `${n} late` },
  waitingForBoth: { zh: (a: string, b: string) => `${a}和${b}`, en: (a: string, b: string) => `${a} and ${b}` },
  signedBy: { zh: '签署', en: 'Signed by' },
  nobody: { zh: '还没有人签', en: 'nobody yet' },
  bothVersion: { zh: (n: number) => `双方，第 ${n} 版`, en: (n: number) => `both, version ${n}` },
  onlyVersion: { zh: (who: string, n: number) => `仅${who}，第 ${n} 版`, en: (who: string, n: number) => `only ${who}, version ${n}` },
  months: {
    zh: (all: number, now: number | null) => (now === null ? `${all} 个月` : `${all} 个月，第 ${now} 个月`),
    en: (all: number, now: number | null) => (now === null ? count(all, 'month') : `${count(all, 'month')}, month ${now}`),
  },
  between: { zh: (a: string, b: string) => `${a} 与 ${b}。`, en: (a: string, b: string) => `Between ${a} and ${b}.` },
  governed: { zh: (on: string) => `适用 ${on}的法律。`, en: (on: string) => `Governed by the law of ${on}.` },
  combined: { zh: '结合形式', en: 'How it is combined' },

  bought: { zh: '购买内容', en: 'What is bought' },
  line: { zh: '内容', en: 'Line' },
  hangsOn: { zh: '挂靠', en: 'Hangs on' },
  countedAs: { zh: '怎么计数', en: 'Counted as' },
  quantity: { zh: '数量', en: 'Quantity' },
  unitPrice: { zh: '单价', en: 'Unit price' },
  amount: { zh: '金额', en: 'Amount' },
  beyondBudget: { zh: '超出了预算项目的可用额', en: 'More than is free in the budget' },
  beyondItem: {
    zh: (name: string, year: number, takes: string, free: string) => `${year} 年「${name}」：这份文本要占用 ${takes}，可用 ${free}。`,
    en: (name: string, year: number, takes: string, free: string) => `“${name}” of ${year}: this text takes ${takes}, and ${free} is free.`,
  },
  beyondWhat: {
    zh: '签署以前，请和财务确认预算，或者调整购买内容和分期。',
    en: 'Before anybody signs, settle it with finance, or change what is bought and when it is paid.',
  },
  budgetOf: { zh: (year: number) => `${year} 年预算项目`, en: (year: number) => `Budget of ${year}` },
  total: { zh: '合计', en: 'Total' },
  postMonths: { zh: '在岗的岗位月', en: 'occupied post-months' },
  postsOf: {
    zh: (posts: Words, grade: Words) => `${posts.zh}，${grade.zh}`,
    en: (posts: Words, grade: Words) => `${posts.en}, ${grade.en}`,
  },
  postLine: { zh: (t: string) => `岗位：${t}`, en: (t: string) => `Post: ${t}` },
  projectLine: { zh: (t: string) => `项目：${t}`, en: (t: string) => `Project: ${t}` },
  stages: { zh: '按阶段付款', en: 'paid by stages' },
  perUnit: { zh: '按完成的数量付款', en: 'paid by accepted unit' },
  atSigning: { zh: '签订时', en: 'on signing' },
  atAcceptance: { zh: '验收后', en: 'after acceptance' },
  schedule: { zh: '分期金额', en: 'When each amount falls due' },
  scheduleNote: { zh: '每一行的分期相加，一分不差就是这一行的金额。', en: 'The instalments of a line add up to its amount, to the cent.' },
  period: { zh: '期间', en: 'Period' },

  duties: { zh: '谁欠谁什么', en: 'Who owes what to whom' },
  weOwe: { zh: (who: string) => `我们欠${who}的`, en: (who: string) => `We owe ${who}` },
  owesUs: { zh: (who: string) => `${who}欠我们的`, en: (who: string) => `${who} owes us` },
  owes: { zh: (who: string) => `${who}的义务`, en: (who: string) => `${who} owes` },
  allDuties: { zh: '全部到期事项', en: 'Everything that fell due' },
  rulesReport: { zh: '适用了哪些规定', en: 'Which rules applied' },
  register: { zh: '义务登记表', en: 'The register of duties' },
  dutiesDone: { zh: '已办好', en: 'done' },
  dutiesOpen: { zh: '未办', en: 'open' },
  dutiesVoid: { zh: '已撤回', en: 'withdrawn' },
  duty: { zh: '义务', en: 'Duty' },
  whose: { zh: '谁的', en: 'Whose' },
  dueOn: { zh: '到期', en: 'Due' },
  doneOn: { zh: '办好', en: 'Done' },
  trigger: { zh: '从什么时候起', en: 'Begins when' },
  deadline: { zh: '期限', en: 'Deadline' },
  evidence: { zh: '凭什么', en: 'Evidence' },
  remedy: { zh: '否则', en: 'Otherwise' },
  clause: { zh: '条款', en: 'Clause' },
  clauseNumber: { zh: (n: string) => `第 ${n} 条`, en: (n: string) => `Clause ${n}` },
  noteDone: { zh: '办好了', en: 'Note as done' },
  noteDoneLead: {
    zh: '写明哪里能看到：日期、网址、编号或交接单。写下后双方都能看见，不能改。',
    en: 'Say where it can be seen: a day, an address, a number, a signed list. Both sides see it, and it cannot be changed.',
  },

  fair: { zh: '公平吗', en: 'Is it fair?' },
  nothingLeans: { zh: '没有发现偏向一方的条款。', en: 'No clause was found to lean to one side.' },
  leans: {
    zh: (n: number) => (n === 1 ? '有一处需要看：' : `有 ${n} 处需要看：`),
    en: (n: number) => (n === 1 ? 'One point to look at:' : `${n} points to look at:`),
  },
  ownWords: {
    zh: (n: number) => `有 ${n} 条是双方自己写的。机器只认得常见写法，读不出意思；签署前请逐条读过：`,
    en: (n: number) =>
      `${n === 1 ? 'One clause is' : `${n} clauses are`} in words of the sides’ own. A program knows common wordings and not what is meant: read ${n === 1 ? 'it' : 'each'} before you sign.`,
  },
  fairer: { zh: '更公平的写法', en: 'See a fairer wording' },
  proposeThis: { zh: '提出改成这样', en: 'Propose this wording' },
  machineReads: {
    zh: '逐条比对是机器做的，会有误判；要不要改，由双方决定。',
    en: 'A machine compares and reads; it may mistake the sense. What to change, both sides decide.',
  },

  versions: { zh: '版本', en: 'Versions' },
  toCome: {
    zh: (n: number, on: string, now: number) => `双方已签署第 ${n} 版，自${on}起执行；在此之前一切按第 ${now} 版。`,
    en: (n: number, on: string, now: number) =>
      `Both have signed version ${n}, which holds from ${on}; until then everything goes by version ${now}.`,
  },
  version: { zh: (n: number) => `第 ${n} 版`, en: (n: number) => `Version ${n}` },
  proposedBy: { zh: '提出', en: 'Proposed by' },
  reason: { zh: '理由', en: 'Reason' },
  before: { zh: '现在的文本', en: 'As it stands' },
  after: { zh: '提议的文本', en: 'As proposed' },
  place: { zh: '哪一处', en: 'Where' },
  differences: { zh: '有什么不同', en: 'What differs' },
  noDifferences: { zh: '这是第一份文本，没有可以比较的前一版。', en: 'This is the first text; there is none before it to compare.' },
  firstText: { zh: '第一份文本', en: 'first text' },
  open: { zh: '等待签署', en: 'waiting for signatures' },
  agreed: { zh: '双方已签', en: 'signed by both' },
  declined: { zh: '没有接受', en: 'declined' },
  replaced: { zh: '被后来的提议替代', en: 'replaced by a later proposal' },
  proposeAnyway: { zh: '我已看过上面的提示，仍然这样提出', en: 'I have read what was found above and propose it all the same' },
  beganBefore: {
    zh: (n: number) => `签订前服务已开始 ${n} 天。这 ${n} 天是购买方的迟延，期限从签订起算。`,
    en: (n: number) =>
      `The service had begun ${n} ${n === 1 ? 'day' : 'days'} before it was signed. That is the purchaser’s delay; what is due is counted from signing.`,
  },
  beginsBefore: {
    zh: (n: number) => `写明的开始日已过 ${n} 天，还没有签订。没有签订的服务，没有合同保护。请尽快签订，或者改开始日。`,
    en: (n: number) =>
      `Its first day passed ${n} ${n === 1 ? 'day' : 'days'} ago and it is not signed. Service without a signed contract is protected by none: sign it soon, or move the first day.`,
  },
  awardedTable: { zh: '中标的和现在的', en: 'What was awarded, and what stands here' },
  awardedNote: {
    zh: '签订合同不能改变中标的内容；有不同的，不能签署。',
    en: 'What was won cannot be changed by signing; a text that differs cannot be signed.',
  },
  awardedColumn: { zh: '中标', en: 'Awarded' },
  proposedColumn: { zh: '本文本', en: 'This text' },
  differs: { zh: '不同', en: 'differs' },
  promised: { zh: '服务标准和承诺', en: 'Standards and promises' },
  promisedNote: {
    zh: '取自计划、采购文件和投标文件，是合同的一部分。',
    en: 'From the plan, the tender documents and the bid; part of this contract.',
  },
  haveRead: { zh: '我已看过上面的提示', en: 'I have read what was found above' },
  haveReadHint: { zh: '会记录在案。仍可以先提出修改。', en: 'This is recorded. You can propose other wording first.' },
  sign: { zh: '签署这个版本', en: 'Sign this version' },
  signNote: {
    zh: '签署等于以您这一方的名义同意全文。双方都签署才生效。',
    en: 'Signing agrees to the whole text in the name of your side. It holds when both have signed.',
  },
  signingHere: {
    zh: '谁在什么时候签了哪一版都有记录，签署以后文本有改动会看得出来。登录签署没有认证机构的证书；需要可靠的电子签名或者盖章的，请另外签署导出的合同文件。',
    en: 'Who signed which version and when is recorded, and a later change of the text shows. Signing here has no certificate of a licensed body: where a reliable electronic signature or a seal is needed, sign the exported contract besides.',
  },
  decline: { zh: '不接受，说明理由', en: 'Decline with a reason' },
  declineReason: { zh: '为什么不接受，怎样可以接受', en: 'Why not, and what would do' },
  waitingFor: { zh: (who: string) => `在等${who}。`, en: (who: string) => `Waiting for ${who}.` },
  openText: { zh: (n: number) => `第 ${n} 版在等签署。`, en: (n: number) => `Version ${n} is waiting for signatures.` },
  openBefore: { zh: (n: number) => `第 ${n} 版要等主管部门审批。`, en: (n: number) => `Version ${n} waits for the bureau.` },
  openBureau: { zh: '待主管部门审批', en: 'waits for the bureau' },
  readFirstAndAnswer: { zh: '看合同并答复', en: 'Read the contract and answer' },
  wholeHistory: { zh: '看全部经过', en: 'The whole history' },
  readAndAnswer: { zh: '看不同之处并答复', en: 'Read what differs and answer' },
  signedOnBy: {
    zh: (who: string, name: string, at: string) => `${who}：${name}，${at}`,
    en: (who: string, name: string, at: string) => `${who}: ${name}, ${at}`,
  },
  notSigned: { zh: (who: string) => `${who}：还没有签署`, en: (who: string) => `${who}: not signed yet` },

  propose: { zh: '提出修改', en: 'Propose a change' },
  proposeLead: {
    zh: '改好以后交给对方。对方签署或说明理由之前，现在的文本不变。',
    en: 'Change what you would like and send it to the other side. Until they sign or give reasons, the text stays as it is.',
  },
  proposeReason: { zh: '为什么要改', en: 'Why' },
  proposeReasonHint: { zh: '对方会看到，也会留在合同的经过里。', en: 'The other side reads it, and it stays in the history.' },
  effectiveOn: { zh: '从哪一天起', en: 'From which day' },
  effectiveHint: {
    zh: '以后某个合同月的第一天，不早于已签的上一次变更的生效日。之前的月份按原来的金额。',
    en: 'The first day of a coming month of the contract, not before the day of the last change both signed. Months before it keep their amounts.',
  },
  titleField: { zh: '合同名称', en: 'Title' },
  titleEnField: { zh: '英文名称', en: 'English title' },
  startsOn: { zh: '开始日', en: 'First day' },
  endsOn: { zh: '结束日', en: 'Last day' },
  termWon: {
    zh: (w: TermWon) =>
      w.startBy.equals(w.startsOn)
        ? `采购文件写的是从${sayDay(w.startsOn, 'zh')}起，共 ${w.months} 个月。`
        : `采购文件写的是从${sayDay(w.startsOn, 'zh')}起，共 ${w.months} 个月。因签订需要时间，最迟可以从${sayDay(w.startBy, 'zh')}起，期限不变。`,
    en: (w: TermWon) =>
      w.startBy.equals(w.startsOn)
        ? `The documents say: from ${sayDay(w.startsOn, 'en')}, ${count(w.months, 'month')}.`
        : `The documents say: from ${sayDay(w.startsOn, 'en')}, ${count(w.months, 'month')}. As signing takes its time it may begin until ${sayDay(w.startBy, 'en')}, for as long.`,
  },
  langField: { zh: '合同用哪种语言', en: 'Language of the contract' },
  terms: { zh: '约定的数字', en: 'Terms' },
  clausesField: { zh: '条款文字', en: 'Wording of clauses' },
  readClauses: { zh: '看一看，改一改', en: 'Read them and change what you like' },
  clausesHint: {
    zh: '写有数量、金额、期限和约定的条款由上面填写的内容生成，改上面的，条款随之改变。其他条款可以改写，清空则恢复原来的文字；也可以补充条款。',
    en: 'Clauses that say quantities, amounts, days and terms are written from what is filled in above and change with it. The others you may put in your own words, or empty to go back to ours; and you may add clauses.',
  },
  changeField: { zh: (fields: Words) => `改约定：${fields.zh}`, en: (fields: Words) => `Change: ${fields.en}` },
  clauseFollows: {
    zh: (fields: Words) => `按上面填写的生成：${fields.zh}。`,
    en: (fields: Words) => `Written from what is filled in above: ${fields.en}.`,
  },
  clauseOfBefore: {
    zh: (fields: Words) => `这一条按上面填写的生成（${fields.zh}），不能另写。清空就恢复；已签订的写法，内容不变的可以保留。`,
    en: (fields: Words) =>
      `This clause is written from what is filled in above (${fields.en}) and cannot be written otherwise. Empty it to go back; wording that was signed may stay while what it says stays.`,
  },
  addClause: { zh: '补充一条', en: 'Add a clause' },
  addPost: { zh: '加一行岗位', en: 'Add a post line' },
  addProject: { zh: '加一行项目', en: 'Add a project line' },
  lineTitle: { zh: '名称', en: 'Title' },
  posts: { zh: '岗位数', en: 'Posts' },
  monthsField: { zh: '月数', en: 'Months' },
  grade: { zh: '资格', en: 'Grade' },
  lineAmount: { zh: '这一行的金额', en: 'Amount of the line' },
  unit: { zh: '什么算一个', en: 'What counts as one' },
  paidBy: { zh: '怎么付', en: 'Paid' },
  stagesField: { zh: '各阶段', en: 'Stages' },
  stagesHint: {
    zh: '按阶段付款才填。每行一个：名称，比例，签订或验收，还可以写条件。例如：首付，40%，签订；期末，20%，验收，最早 2027-05-31，完成 5。条件可以写：最早某日、第 6 个月末、合同期过 50%、期满、完成几、完成几「另一行的名称」、不限顺序。不写条件的：最后一个阶段到合同最后一天，或者全部完成以后；前面的阶段按比例完成；依次提交。',
    en: 'Only when paid by stages. One a line: name, share, signing or acceptance, and conditions if you like. For example: first, 40%, signing; last, 20%, acceptance, from 2027-05-31, 5 done. Conditions: from a day, end of month 6, 50% of the term, end, 5 done, 5 done of another line, any order. Without them: the last stage comes with the last day or when all is done, an earlier one with its part of what was bought, each after the one before.',
  },
  scheduleAside: {
    zh: '每一期是扣回预付款、留存以后的金额。扣回和留存按累计数舍去到分，各行合计正好是合同价款。',
    en: 'Each amount is what is left once its share of the advance and what is kept back are off. Both are cut to the fen on the running total, so that all rows add up to the price.',
  },
  whenAllAccepted: { zh: '全部验收以后', en: 'once everything is accepted' },
  lateRateHint: { zh: '万分之五写 0.05', en: 'Five in ten thousand is 0.05' },
  unitTerms: { zh: '一个单位要达到什么', en: 'What one unit must be' },
  subsidy: { zh: '只补贴一部分费用的岗位', en: 'A post of which only a part is paid' },
  subsidyHint: {
    zh: '挂靠在项目上的岗位，金额是购买方支付的部分；这里写全部费用和其余由谁承担。只支付项目进行的日子，随项目结束。不是补贴的，留空。',
    en: 'Of a post that hangs on a project the amount is what the purchaser pays; say here what it costs in all and who carries the rest. It is paid for the days on which its project runs, and ends with it. Leave it empty for any other post.',
  },
  subsidyWhole: { zh: '岗位全部费用', en: 'What the post costs in all' },
  restFrom: { zh: '其余由谁承担', en: 'Who carries the rest' },
  restMoney: { zh: '来自什么资金', en: 'From what money' },
  subsidyUntil: { zh: '补贴的最后一天', en: 'Last day of the subsidy' },
  communities: { zh: '在哪些社区', en: 'In which communities' },
  none: { zh: '不挂靠', en: 'nothing' },
  sendProposal: { zh: '交给对方', en: 'Send to the other side' },
  remove: { zh: '删除这一行', en: 'Take this line out' },

  draftTitle: { zh: '起草合同', en: 'Draft a contract' },
  fromAward: { zh: '根据中标结果起草', en: 'From the award' },
  daysNotRead: {
    zh: (sentence: string) => `采购文件写的是：${sentence} 其中哪一个是验收后的付款期限，请填写日数。`,
    en: (sentence: string) => `The documents say: ${sentence} Which of the times is the one to pay after acceptance? Write the days.`,
  },
  fromAwardNote: {
    zh: '内容、价格和承接方取自中标结果，总价不能改；其他约定起草后双方可以协商。',
    en: 'Lines, prices and institution come from the award and the total stays; the rest both can negotiate once it is drafted.',
  },
  awardTo: { zh: '中标机构', en: 'Awarded to' },
  signBy: { zh: '最迟签订', en: 'To be signed by' },
  draft: { zh: '起草', en: 'Draft it' },
  withoutAward: { zh: '不经招标起草', en: 'Without a tender' },
  withoutAwardNote: {
    zh: '只有法律允许的几种情形可以不招标。内容取自批准的计划，只能减少；主管部门批准以后双方才能签署。理由会公开。',
    en: 'Only in the few cases the law allows. Lines come from the approved plan and can only be fewer; both sign once the bureau has approved. The reason is published.',
  },
  linesOfPlan: {
    zh: '内容取自批准的计划，签署以前只能减少。',
    en: 'Lines come from the approved plan; until both sign they can only be fewer.',
  },
  linesOfAward: {
    zh: '内容、数量和单价取自中标结果，签署以前不能改。',
    en: 'Lines, quantities and prices are those awarded; until both sign they stay.',
  },
  ground: { zh: '法定理由', en: 'Ground of the law' },
  groundHint: {
    zh: '熟悉社区、上年评价好、招标只剩一家，都不是法定理由。',
    en: 'Knowing the district, a good grade last year or one bidder left are no grounds.',
  },
  earlier: { zh: '原合同', en: 'The earlier contract' },
  earlierHint: { zh: '续签或者添购时选。', en: 'For a renewal, or for more from the same supplier.' },
  announced: { zh: '原采购文件在哪里写明可以续签', en: 'Where the earlier tender announced the renewal' },
  announcedHint: { zh: '例如：招标文件第三章第五条。', en: 'For example: tender documents, chapter 3, item 5.' },
  directTitle: { zh: '不经招标', en: 'Without a tender' },
  directNone: {
    zh: '签订时没有写明法定理由，也没有批准记录。审计人员和主管部门会看到这一条。',
    en: 'No ground of the law and no approval were recorded when it was made. Auditors and the bureau are shown this.',
  },
  lawOnGround: { zh: '这个理由，法律怎么说', en: 'What the law says of it' },
  published: { zh: '公开的理由', en: 'Reason as published' },
  approval: { zh: '采购方式的审批', en: 'Approval of the way of buying' },
  upTo: { zh: (amount: string) => `总价不超过 ${amount}`, en: (amount: string) => `up to ${amount}` },
  decision: { zh: '决定', en: 'Decision' },
  approveGround: { zh: '批准不经招标', en: 'Approve doing without a tender' },
  refuseGround: { zh: '不批准', en: 'Refuse' },
  groundNote: { zh: '理由或者批准文号', en: 'Reason, or number of the approval' },
  groundNoteHint: {
    zh: '不批准要写理由；法律没有直接答案的，批准也要写明怎样判断。',
    en: 'Needed to refuse, and to approve where the law gives no plain answer.',
  },
  decide: { zh: '记录决定', en: 'Record the decision' },
  noTenderReason: { zh: '为什么不经招标（会公开）', en: 'Why there is no tender (published)' },
  whichPurchase: { zh: '哪一次采购', en: 'Which purchase' },
  planFirst: { zh: '还没有批准的计划，或正在招标', en: 'no approved plan yet, or out for tender' },
  choosePurchase: { zh: '请先选一次采购', en: 'First choose a purchase' },
  chooseLead: {
    zh: '合同属于一次采购。已经有合同的采购也可以再起草一份，例如分给几家机构。',
    en: 'A contract belongs to a purchase. One that has a contract may have another, as when several institutions share it.',
  },
  noPurchases: {
    zh: '还没有采购。请先开一次采购，问过居民，再走到合同。',
    en: 'There is no purchase yet. Open one first and ask residents; the contract comes later.',
  },
  openPurchase: { zh: '开一次采购', en: 'Open a purchase' },
  has: { zh: (n: number) => `已有 ${n} 份合同`, en: (n: number) => `has ${n} ${n === 1 ? 'contract' : 'contracts'}` },

  fullText: { zh: '全文', en: 'The whole text' },
  word: { zh: '下载 Word 文档', en: 'Download as Word' },
  history: { zh: '经过', en: 'History' },
  endEarly: { zh: '提前终止', en: 'End early' },
  endEarlyLead: { zh: '按第 15 条。已完成的服务照常验收和付款。', en: 'Under clause 15. What was done is accepted and paid as usual.' },
  lastOn: { zh: '最后一天', en: 'Last day' },
  lastOnHint: {
    zh: (days: number, from: string, to: string) => `通知期 ${days} 日：最早 ${from}，最晚 ${to}。`,
    en: (days: number, from: string, to: string) => `With ${count(days, 'day')} of notice: ${from} at the earliest, ${to} at the latest.`,
  },
  whyEnd: { zh: '为什么', en: 'Why' },
  drop: { zh: '不再签订', en: 'Drop it' },
  dropLead: {
    zh: '这份文本还没有双方签署。不再签订要说明理由，之后不能恢复。',
    en: 'This text is not signed by both. Dropping it needs a reason and cannot be undone.',
  },
  noticeGiven: {
    zh: (on: string, why: string) => `已通知提前终止，最后一天是 ${on}。理由：${why}`,
    en: (on: string, why: string) => `Notice was given: the last day is ${on}. Reason: ${why}`,
  },
  noticeOf: { zh: (who: string) => `发出通知的是${who}。`, en: (who: string) => `${who} gave the notice.` },
  offered: {
    zh: (who: string, on: string | null, why: string) => `${who}提出${on ? `最后一天改为 ${on}` : '撤回通知'}。理由：${why}`,
    en: (who: string, on: string | null, why: string) =>
      `${who} offers ${on ? `${on} as the last day` : 'to take the notice back'}. Reason: ${why}`,
  },
  offerWaits: { zh: '等对方答复；答复以前通知照旧。', en: 'The other side answers; until then the notice stands.' },
  agreeOffer: { zh: '同意', en: 'Agree' },
  declineOffer: { zh: '不同意，通知照旧', en: 'Decline: the notice stands' },
  offerEnd: { zh: '提出撤回通知或者另定最后一天', en: 'Offer to take the notice back, or another last day' },
  offerOther: { zh: '提出另一个最后一天', en: 'Offer another last day' },
  offerOn: { zh: '改到哪一天', en: 'Which day instead' },
  offerOnHint: {
    zh: '留空就是撤回通知。对方同意才算数。',
    en: 'Leave it empty to take the notice back. It holds when the other side agrees.',
  },
  offerDayHint: { zh: '对方同意才算数。', en: 'It holds when the other side agrees.' },
  sendOffer: { zh: '交给对方答复', en: 'Send it to the other side' },
  ended: {
    zh: (on: string, why: string) => `已于 ${on}终止。理由：${why}`,
    en: (on: string, why: string) => `Ended on ${on}. Reason: ${why}`,
  },
  dropped: {
    zh: (on: string, why: string) => `双方没有签订，${on}取消。理由：${why}`,
    en: (on: string, why: string) => `Dropped on ${on}, before both had signed. Reason: ${why}`,
  },
  signLate: { zh: '签订期限', en: 'Time to sign' },
  signLateRule: { zh: '自中标通知书发出之日起', en: 'From the award notice,' },
  emptyTitle: { zh: '还没有合同', en: 'No contracts yet' },
  emptyPurchaser: { zh: '定标以后，可以根据中标结果起草合同。', en: 'Once a tender is awarded, its contract can be drafted here.' },
  emptyProvider: {
    zh: '中标以后，购买方起草的合同会出现在这里，您可以提出修改或签署。',
    en: 'When you win a tender, the contract appears here for you to change or sign.',
  },
  emptyOther: { zh: '有机构签订合同后会列在这里。', en: 'Contracts are listed here once organisations begin to sign them.' },
  anyState: { zh: '任何状态', en: 'any state' },
  find: { zh: '找名称或编号', en: 'Find a title or number' },
  filter: { zh: '筛选', en: 'Filter' },
  service: { zh: '服务记录', en: 'Service' },
  purchase: { zh: '采购', en: 'Purchase' },
  parties: { zh: '双方', en: 'The parties' },
  sideBefore: { zh: (side: string) => `${side}（以前的文本）`, en: (side: string) => `${side}, in the text before` },
  signatures: { zh: '签署', en: 'Signatures' },
  signature: { zh: '签字（盖章）', en: 'Signature (seal)' },
  date: { zh: '日期', en: 'Date' },
  creditCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  inTheTable: { zh: '双方义务', en: 'Duties of both sides' },
  madeBy: { zh: '本文件由「同行」根据双方确认的文本生成。', en: 'Made by Tandem from the text both sides see.' },
  edited: { zh: '双方自己的写法', en: 'the parties’ own wording' },
})

/** The languages a contract is written in, each by its own name. */
export const languageOptions = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
] as const

/** What happened to a contract, for whoever did not do it. */
export const resultWords = dictionary('4-contracts/words.resultWords', {
  begun: {
    zh: (number: string, title: Words) => `合同开始履行：${number} ${title.zh}`,
    en: (number: string, title: Words) => `The contract has come into force: ${number} ${title.en}`,
  },
  ended: {
    zh: (number: string, title: Words) => `合同期满结束：${number} ${title.zh}`,
    en: (number: string, title: Words) => `The contract has ended: ${number} ${title.en}`,
  },
  terminated: {
    zh: (number: string, title: Words) => `对方通知提前终止合同：${number} ${title.zh}`,
    en: (number: string, title: Words) => `The other side gave notice to end the contract early: ${number} ${title.en}`,
  },
  declined: {
    zh: (number: string, title: Words) => `对方没有接受这一版合同：${number} ${title.zh}`,
    en: (number: string, title: Words) => `The other side declined the text of the contract: ${number} ${title.en}`,
  },
  dropped: {
    zh: (number: string, title: Words) => `合同不再签订：${number} ${title.zh}`,
    en: (number: string, title: Words) => `The contract will not be signed: ${number} ${title.en}`,
  },
  endAgreed: {
    zh: (number: string, title: Words) => `对方同意了提前终止的安排：${number} ${title.zh}`,
    en: (number: string, title: Words) => `The other side agreed to what was offered about the notice: ${number} ${title.en}`,
  },
  endDeclined: {
    zh: (number: string, title: Words) => `对方没有同意提前终止的安排：${number} ${title.zh}`,
    en: (number: string, title: Words) => `The other side did not agree to what was offered about the notice: ${number} ${title.en}`,
  },
  groundApproved: {
    zh: (number: string, title: Words) => `不经招标已获批准：${number} ${title.zh}`,
    en: (number: string, title: Words) => `Doing without a tender was approved: ${number} ${title.en}`,
  },
  groundRefused: {
    zh: (number: string, title: Words) => `不经招标未获批准：${number} ${title.zh}`,
    en: (number: string, title: Words) => `Doing without a tender was refused: ${number} ${title.en}`,
  },
})

/** Why a text was dropped that nobody is bound by yet. */
export const awardEndedWords = dictionary('4-contracts/words.awardEndedWords', {
  revoked: {
    zh: '质疑或者投诉成立，中标结果已经失效，合同尚未履行，依法撤销。',
    en: 'A challenge or complaint was upheld and the award has ended. Nothing was performed yet, so the contract is revoked.',
  },
  dropped: {
    zh: '所依据的中标结果已经失效，草稿自动撤下。',
    en: 'The award it stood on has ended, so the draft was dropped by itself.',
  },
})
