import { both, count, type Day, dictionary, type Fraction, listIn, type Money, refusals, sayDay, sayMoney, type Words } from '#kernel'
import { sayPoints } from './rules/weights.ts'

export const refuse = refusals({
  'files-published': {
    status: 409,
    zh: '采购文件已经发布，附件随文件一起固定，不能再添加或移除。需要说明的，请在答疑里公开回答。',
    en: 'The document is published, and its files stand as they were published. What needs explaining is answered in public among the questions.',
  },
  'index-base-moved': {
    status: 409,
    zh: (month: string, was: string, is: string) =>
      `文件里写的基期 ${month} 是 ${was}，这个月的数值后来更正为 ${is}。请打开编辑页，看过再保存一次，然后发布。`,
    en: (month: string, was: string, is: string) =>
      `The document says ${was} for its base month ${month}; that value has been put right to ${is}. Open the draft, look at it, save it once more, then publish.`,
  },
  'no-such-stage': {
    status: 409,
    zh: '这种采购方式没有这一步。',
    en: 'This way of buying has no such stage.',
  },
  'examine-first': {
    status: 409,
    zh: '先审查资格和符合性，再评分。',
    en: 'Qualification and conformity are looked at before anybody scores.',
  },
  'examined-already': { status: 409, zh: '这项审查已经完成，不能再改。', en: 'This was looked at already, and stands.' },
  'qualify-first': {
    status: 409,
    zh: '先由采购人完成资格审查，评审小组再审查符合性。',
    en: 'The purchaser looks at who may take part first; the panel looks at the bids after that.',
  },
  'say-each-item': {
    status: 422,
    zh: '每一项都要写明符合或者不符合；有不符合的，写明理由。',
    en: 'Say of each item whether it is met, and why a bid is out.',
  },
  'talks-over': {
    status: 409,
    zh: '已经评过分，或者最后报价已经开启，不能再磋商。',
    en: 'Scores were given, or the last offers are open: there are no more talks.',
  },
  'talks-first': {
    status: 409,
    zh: '先磋商（谈判）并开启最后报价，再比较。现在还没有可以比较的价格。',
    en: 'Talks come first, and the last offers are opened. Until then there are no prices to compare.',
  },
  'talk-with-each': {
    status: 409,
    zh: '还没有和每一家谈过。请逐家磋商并记录，再请提交最后报价。',
    en: 'Not every supplier was talked with yet. Talk with each, note it, then ask for the last offers.',
  },
  'talk-alike': {
    status: 409,
    zh: (least: number, most: number) => `各家磋商的轮次要一样：现在少的谈了 ${least} 轮，多的谈了 ${most} 轮。请补齐。`,
    en: (least: number, most: number) =>
      `All are talked with equally often: some had ${count(least, 'round')}, some ${most}. Make it even.`,
  },
  'too-few-in-talks': {
    status: 409,
    zh: (n: number) => `参加磋商的只有 ${n} 家，不足规定家数。请终止采购。`,
    en: (n: number) => `Only ${count(n, 'supplier')} still in, fewer than the law asks for. End the purchase.`,
  },
  'representative-confirms': {
    status: 403,
    zh: '需求的变动由评审小组里的采购人代表确认。',
    en: 'A change of the requirements is confirmed by the purchaser’s representative on the panel.',
  },
  'may-not-change': {
    status: 422,
    zh: '这一项在磋商中不能变动。',
    en: 'This may not change in the talks.',
  },
  'deadline-over': { status: 422, zh: '截止时间已经过去，请改到以后。', en: 'That moment is over already. Choose a later one.' },
  'not-in-talks': {
    status: 403,
    zh: '只有参加磋商、没有退出的供应商可以提交最后报价。',
    en: 'Only a supplier that is still in the talks sends a last offer.',
  },
  'reason-too-short': {
    status: 422,
    zh: (n: number) => `理由会公开，请写明发生了什么，至少 ${n} 个字。`,
    en: (n: number) => `The reason is published. Say what happened, in at least ${count(n, 'character')}.`,
  },
  'name-the-article': {
    status: 422,
    zh: '这一项要写明依据：哪部法律或者办法第几条。',
    en: 'For this ground say where it stands: which law or measures, and which article.',
  },
  'no-such-ground': {
    status: 422,
    zh: '请选择一种法定情形。',
    en: 'Choose one of the grounds of the law.',
  },
  'enough-bids': {
    status: 422,
    zh: (n: number) => `有效的供应商还有 ${n} 家，够继续进行，这一情形不成立。`,
    en: (n: number) => `${count(n, 'supplier')} can still be chosen, which is enough to go on; this ground does not hold.`,
  },
  'prices-not-known': {
    status: 422,
    zh: '报价还没有打开，不知道是否超过预算，这一情形不成立。',
    en: 'Prices are still sealed and nobody knows whether they are above the budget; this ground does not hold.',
  },
  'prices-within-budget': {
    status: 422,
    zh: (n: number) => `有 ${n} 家的报价没有超过预算，这一情形不成立。`,
    en: (n: number) => `${n} of the prices ${n === 1 ? 'is' : 'are'} within the budget; this ground does not hold.`,
  },
  'plan-not-approved': {
    status: 409,
    zh: '计划还没有批准，不能招标。请先让主管部门批准计划。',
    en: 'The plan is not approved yet, so it cannot be tendered. Have the bureau approve it first.',
  },
  'tender-exists': {
    status: 409,
    zh: '这次采购已有一份进行中的招标，请打开它。',
    en: 'This purchase has a tender under way already. Open that one.',
  },
  'plan-contracted': {
    status: 409,
    zh: '这份计划已经由不经招标的合同购买。要改为招标，请先撤下那份合同草稿。',
    en: 'This plan is already bought by a contract without a tender. To tender it, drop that draft first.',
  },
  'method-not-allowed': { status: 422, zh: (why: Words) => why.zh, en: (why: Words) => why.en },
  'method-not-carried': {
    status: 422,
    zh: '这种方式有的步骤同行还不办。请选一种能办的采购方式。',
    en: 'This method has stages that Tandem does not run yet. Choose one that it runs.',
  },
  'criterion-field-missing': { status: 422, zh: '请填写这一项。', en: 'Please fill this in.' },
  'weight-missing': { status: 422, zh: '不是固定价格，请填价格分。', en: 'The price is not fixed, so say how many points it brings.' },
  'weights-not-100': {
    status: 422,
    zh: (sum: string) => `各评分项与价格分合计是 ${sum} 分，应为 100 分。请调整。`,
    en: (sum: string) => `The criteria and the price add up to ${sum} points; they must make 100. Adjust them.`,
  },
  'ceiling-above-budget': { status: 422, zh: '最高限价不能高于预算。', en: 'The ceiling cannot be above the budget.' },
  'promotion-wrong': {
    status: 422,
    zh: '促进中小企业的条款有几处要改，见各项说明。',
    en: 'Some of the terms for small and medium enterprises need mending; see the fields.',
  },
  'index-wrong': {
    status: 422,
    zh: '价格随指数调整的约定有几处要改，见各项说明。',
    en: 'What is said of following a price series needs mending; see the fields.',
  },
  'aside-wrong': {
    status: 422,
    zh: '预付和留存的比例要改，见各项说明。',
    en: 'The shares of the advance and of what is kept back need mending; see the fields.',
  },
  'tender-incomplete': { status: 422, zh: (why: Words) => why.zh, en: (why: Words) => why.en },
  'law-says-no': {
    status: 422,
    zh: (all: readonly Words[]) => `按法规不能发布：${all.map((w) => w.zh).join(' ')}`,
    en: (all: readonly Words[]) => `The law does not let this be published: ${all.map((w) => w.en).join(' ')}`,
  },
  'law-warns': {
    status: 422,
    zh: (all: readonly Words[]) => `法规检查有提示，请修改；坚持发布的，写明理由，理由会公开。${all.map((w) => w.zh).join(' ')}`,
    en: (all: readonly Words[]) =>
      `The law check warns. Mend the documents, or give a reason for going on, which will be published. ${all.map((w) => w.en).join(' ')}`,
  },
  'head-must-confirm': {
    status: 403,
    zh: (all: readonly Words[]) =>
      `给供应商的时间短于规定，只能由单位负责人写明理由后发布，理由会公开。请改时间，或者请负责人发布。${all.map((w) => w.zh).join(' ')}`,
    en: (all: readonly Words[]) =>
      `Bidders get less time than the rules give them: only the head of the office may publish this, with a reason that is made public. Change the days, or ask the head. ${all.map((w) => w.en).join(' ')}`,
  },
  'deadline-past': { status: 422, zh: '截止时间要在现在之后。', en: 'The deadline must lie ahead.' },
  'question-names-asker': {
    status: 422,
    zh: (name: string) => `提问会公开给所有人，答复时不透露是谁问的。请把「${name}」从问题里去掉。`,
    en: (name: string) => `Questions are public and nobody is told who asked. Take “${name}” out of the question.`,
  },
  'question-over': {
    status: 410,
    zh: (moments: Words) => `提问时间已过（投标已截止）。${moments.zh}`,
    en: (moments: Words) => `The time for questions is over: the deadline for bids has passed.${moments.en}`,
  },
  'question-answered': { status: 409, zh: '这个问题已经答复过了。', en: 'This question has been answered already.' },
  'no-question': { status: 404, zh: '没有这个问题。', en: 'There is no such question.' },
  'bid-late': {
    status: 410,
    zh: (late: Words, moments: Words) => `投标已截止，您的标书晚了${late.zh}到达，不能接收。${moments.zh}收到的内容没有保存。`,
    en: (late: Words, moments: Words) =>
      `The deadline has passed; your bid arrived ${late.en} late and cannot be taken.${moments.en} Nothing you sent was kept.`,
  },
  'withdraw-late': {
    status: 410,
    zh: (late: Words, moments: Words) => `投标已截止，晚了${late.zh}，不能再撤回。${moments.zh}`,
    en: (late: Words, moments: Words) => `The deadline passed ${late.en} ago; a bid can no longer be withdrawn.${moments.en}`,
  },
  'in-time-but-closed': {
    status: 409,
    zh: '您的请求在截止前到达，但处理时已经开标或者招标已经结束，没有生效。这不是您的过错，请立即联系采购人；记录日志里有这次提交。',
    en: 'What you sent came before the deadline, but when it was dealt with the bids were open or the tender was over, and it took no effect. That is no fault of yours: call the purchaser at once; the attempt is in the record log.',
  },
  'not-open-for-bids': { status: 409, zh: '这次招标现在不接收投标。', en: 'This tender is not open for bids now.' },
  'purchaser-may-not-bid': { status: 403, zh: '只有社会工作服务机构可以投标。', en: 'Only social work institutions can bid.' },
  'promised-less': {
    status: 422,
    zh: (target: string, unit: string) => `采购文件要求 ${target} ${unit}，承诺不能低于要求。`,
    en: (target: string, unit: string) => `The documents ask for ${target} ${unit}; a promise may not fall short of it.`,
  },
  'promised-more-than-all': { status: 422, zh: '不能超过全部（100%）。', en: 'It cannot be more than all of it (100 %).' },
  'promise-missing': { status: 422, zh: '请写明这一行打算怎么做。', en: 'Say how you will do this line.' },
  'price-missing': { status: 422, zh: '请填这一行的价格。', en: 'Give a price for this line.' },
  'price-over-ceiling': {
    status: 422,
    zh: (most: Money) => `总价超过了 ${sayMoney(most, 'zh')}，超过的报价无效。请降低。`,
    en: (most: Money) => `The total is above ${sayMoney(most, 'en')}; a bid above it is invalid. Lower it.`,
  },
  'said-twice': {
    status: 422,
    zh: (words: Money, figures: Money, counts: Money) =>
      `同一笔金额大写是 ${sayMoney(words, 'zh')}，小写是 ${sayMoney(figures, 'zh')}；这样交上去按 ${sayMoney(counts, 'zh')} 算。请改成一致的。`,
    en: (words: Money, figures: Money, counts: Money) =>
      `One amount is ${sayMoney(words, 'en')} in words and ${sayMoney(figures, 'en')} in figures; handed in like this, ${sayMoney(counts, 'en')} would count. Write both alike.`,
  },
  'costs-differ': {
    status: 422,
    zh: (off: Money) => `成本构成合计与总价相差 ${sayMoney(off, 'zh')}。请对上，或者全部留空。`,
    en: (off: Money) =>
      `The parts of the cost differ from the total by ${sayMoney(off, 'en')}. Make them meet, or leave all of them empty.`,
  },
  'bid-file-twice': {
    status: 422,
    zh: (name: string) => `「${name}」选了两次，内容一样。请去掉一个，再选一次全部附件。`,
    en: (name: string) => `“${name}” was chosen twice, with the same content. Leave one out and choose all files again.`,
  },
  'bid-files-many': {
    status: 422,
    zh: (most: number) => `一份标书最多 ${most} 个附件。请合并几个，再选一次全部附件。`,
    en: (most: number) => `A bid takes ${count(most, 'file')} at most. Put some together and choose all files again.`,
  },
  'bid-files-large': {
    status: 413,
    zh: '附件合计太大，最多 127 MB。请压缩后再选一次全部附件。',
    en: 'Together the files are too large: 127 MB at most. Make them smaller and choose all files again.',
  },
  'no-bid': { status: 404, zh: '您还没有投标，或者已经撤回了。', en: 'You have not bid, or have withdrawn.' },
  'no-finding': { status: 404, zh: '这份投标没有待核实的问题。', en: 'There is nothing to confirm about this bid.' },
  'findings-before-talks': {
    status: 409,
    zh: '有一家的响应文件与收到时的指纹不符。采购人核实确认之前不开始磋商或谈判，免得哪一家没有经过人就被排除。',
    en: 'An offer does not match its fingerprint. No talks begin before the purchaser has confirmed that, so that nobody is left out without a person.',
  },
  'deadline-soon': {
    status: 422,
    zh: (hours: number) => `请从现在起至少留 ${hours} 小时：供应商要看到公告、写出来、交上来。请先改截止时间。`,
    en: (hours: number) =>
      `Leave at least ${count(hours, 'hour')} from now: suppliers have to see it, write and hand in. Change the deadline first.`,
  },
  'last-offers-soon': {
    status: 422,
    zh: (hours: number, days: number) =>
      `请从现在起至少留 ${hours} 小时，最多 ${days} 天：供应商收到的是通知，不是等在隔壁；定了不能再改，没有赶上的就退出了。`,
    en: (hours: number, days: number) =>
      `Leave at least ${count(hours, 'hour')} from now and at most ${count(days, 'day')}: suppliers get a message and do not wait next door; it cannot be changed afterwards, and who does not make it is out.`,
  },
  'findings-open': {
    status: 409,
    zh: '有投标与收到时的指纹不符，采购人核实确认之前不打开价格。',
    en: 'A bid does not match its fingerprint; no price is opened before the purchaser has confirmed that.',
  },
  'file-differs': {
    status: 409,
    zh: '保存的附件与收到时的指纹不符，不能打开。请联系系统管理员。',
    en: 'The stored file does not match the fingerprint given on receipt and is not opened. Tell the administrator.',
  },
  'experts-short': {
    status: 422,
    zh: (need: number, have: number, left: Words) =>
      `还需要 ${need} 名专家，专家库里能抽的只有 ${have} 名${left.zh && `（没有算进去的：${left.zh}）`}。请选更多专业，或者请管理员增加专家。`,
    en: (need: number, have: number, left: Words) =>
      `${count(need, 'more expert')} ${need === 1 ? 'is' : 'are'} needed, and only ${have} can be drawn${left.en && ` (left out: ${left.en})`}. Choose more specialties, or ask the administrator for more experts.`,
  },
  'not-our-person': {
    status: 422,
    zh: '请从本单位的人员中选采购人代表，不能重复。',
    en: 'Choose the purchaser’s representatives among your own people, each once.',
  },
  'seats-wrong': {
    status: 422,
    zh: (n: number) => `采购人代表应为 ${n} 人。`,
    en: (n: number) => `The purchaser has ${n === 1 ? 'one seat' : `${n} seats`} on this panel.`,
  },
  'document-gone': {
    status: 409,
    zh: '所选的证照里有已经撤下的，请重新选。',
    en: 'One of the chosen documents was withdrawn meanwhile; choose again.',
  },
  'document-over': {
    status: 422,
    zh: (numbers: string) => `到投标截止日，证照 ${numbers} 已经过期。请先登记新的证照，或者不选它。`,
    en: (numbers: string) => `By the deadline the document ${numbers} will have run out. Enter the new one first, or leave it out.`,
  },
  'specialty-gone': { status: 422, zh: '请从在用的评审专业里选。', en: 'Choose specialties that are in use.' },
  'tie-noted': {
    status: 409,
    zh: (names: string) => `专家库里登记着您和${names}有利害关系。请如实选择是哪一种；没有这层关系的，先到「我的专家信息」里删去。`,
    en: (names: string) =>
      `The pool of experts knows a tie of yours to ${names}. Choose which it is; if there is none, take it off on the page of what the pool knows of you first.`,
  },
  'panel-there': { status: 409, zh: '评审小组已经组好了。', en: 'The panel has been appointed already.' },
  'panel-incomplete': {
    status: 409,
    zh: '评审小组还没有到齐（有人未声明或者席位空缺）。',
    en: 'The panel is not complete: somebody has not declared, or a seat is empty.',
  },
  'not-on-panel': { status: 403, zh: '您不在这次评审的小组里。', en: 'You do not sit on this panel.' },
  'declare-first': { status: 403, zh: '请先作利益冲突声明，再看标书。', en: 'Declare your conflicts of interest before you see anything.' },
  'declared-already': { status: 409, zh: '您已经声明过了。', en: 'You have declared already.' },
  'not-opened-yet': { status: 403, zh: '还没有开标，任何人都看不到标书。', en: 'The bids are not open yet; nobody can see them.' },
  'scored-already': { status: 409, zh: '您已经交了评分，不能再改。', en: 'You have handed in your scores; they cannot be changed.' },
  'scores-missing': {
    status: 422,
    zh: (n: number) => `还有 ${n} 处没有打分。`,
    en: (n: number) => `${n} ${n === 1 ? 'score is' : 'scores are'} still missing.`,
  },
  'notes-missing': {
    status: 422,
    zh: (n: number) => `还有 ${n} 处没有写评分依据。投标人会看到这些依据，请补齐后再交。`,
    en: (n: number) =>
      `${n} ${n === 1 ? 'score has' : 'scores have'} no ground yet. The bidder will read it; fill it in before you hand in.`,
  },
  'scores-not-all-in': {
    status: 409,
    zh: '要等所有成员都交了评分，才能复核和确认。',
    en: 'All members must hand in their scores before they can be looked through and confirmed.',
  },
  'scores-unanswered': {
    status: 409,
    zh: (n: number) => `还有 ${n} 处评分待更正或书面说明（客观分不一致，或小组认定异常），处理完才能确认。`,
    en: (n: number) =>
      `${n} ${n === 1 ? 'score waits' : 'scores wait'} for its member: objective scores differ, or the panel found one abnormal. They come before the confirmation.`,
  },
  'consensus-moved': {
    status: 409,
    zh: '评分汇总刚有改动。请看过最新内容后再确认。',
    en: 'The table of scores changed a moment ago. Look at it again before you confirm.',
  },
  'consensus-locked': { status: 409, zh: '评分已确认锁定，不能再改。', en: 'The scores are confirmed and locked.' },
  'no-score': { status: 404, zh: '没有这一项评分。', en: 'There is no such score.' },
  'found-already': { status: 409, zh: '您已经对这一项评分提出过认定。', en: 'You have said what you found of this score already.' },
  'no-ground': {
    status: 409,
    zh: '这一项评分不能改。交出后只有四种情形可以更正：汇总错误、超出评分标准范围、客观分不一致、经小组认定畸高或畸低；而且只能由打分的成员本人更正。',
    en: 'This score cannot be changed. Once handed in, a score is corrected on four grounds only: a wrong sum, outside the range of the standard, unequal objective scores, found abnormally high or low by the panel; and by its own member only.',
  },
  'objective-must-agree': {
    status: 422,
    zh: '客观分按事实评定，各成员必须一致，不能保留不同的分数。请核对材料后填写分数。',
    en: 'Objective scores follow facts and must be the same for all; they cannot be kept apart. Check the papers and fill in the score.',
  },
  'same-score': {
    status: 422,
    zh: '分数没有变。维持原分的，请选「维持原分」，并写明理由。',
    en: 'The score is the same. To keep it, tick “keep my score” and say why.',
  },
  'keep-or-score': {
    status: 422,
    zh: '请填更正后的分数，或者选「维持原分」，两者选一。',
    en: 'Either fill in the corrected score or tick “keep my score”, one of the two.',
  },
  'no-review': { status: 404, zh: '没有这项低价审查。', en: 'There is no such review.' },
  'review-decided': { status: 409, zh: '这项审查已有结论。', en: 'This review has been decided.' },
  'wait-for-explanation': {
    status: 409,
    zh: '供应商的说明时间还没到，也还没有说明。请等一等。',
    en: 'The bidder still has time to explain and has not done so. Please wait.',
  },
  'explanation-over': {
    status: 410,
    zh: (late: Words, moments: Words) => `说明时间已过，您的说明晚了${late.zh}到达，不能接收。${moments.zh}收到的内容没有保存。`,
    en: (late: Words, moments: Words) =>
      `The time to explain is over; what you sent arrived ${late.en} late and cannot be taken.${moments.en} Nothing of it was kept.`,
  },
  'voted-already': { status: 409, zh: '您已经表决过了。', en: 'You have voted already.' },
  'reviews-open': {
    status: 409,
    zh: (n: number) => `还有 ${n} 项低价审查没有结论，不能定标。`,
    en: (n: number) => `${n} low-bid ${n === 1 ? 'review is' : 'reviews are'} still open, so no award yet.`,
  },
  'nobody-ranked': { status: 409, zh: '没有有效的投标。', en: 'There is no valid bid.' },
})

/** Where a purchase stands. */
export const standingWords = dictionary('3-tenders/words.standingWords', {
  closes: { zh: (on: Day) => `${sayDay(on, 'zh')}截止`, en: (on: Day) => `closes ${sayDay(on, 'en')}` },
})

/** What somebody has to do about a tender, each with why. */
export const dueWords = dictionary('3-tenders/words.dueWords', {
  answer: { zh: (x: Words) => `答复「${x.zh}」的提问`, en: (x: Words) => `Answer questions on “${x.en}”` },
  'answer-why': { zh: (open: number) => `有 ${open} 个问题没有答复。`, en: (open: number) => `${open} waiting.` },
  finding: { zh: (x: Words) => `核实「${x.zh}」中与指纹不符的投标`, en: (x: Words) => `Look into the bids of “${x.en}” that do not match` },
  'finding-why': {
    zh: (bids: number) => `${bids} 份投标与收到时的指纹不符，确认之前不打开价格。`,
    en: (bids: number) => `${bids} set aside; no price is opened before you have confirmed.`,
  },
  appoint: { zh: (x: Words) => `组建「${x.zh}」的评审小组`, en: (x: Words) => `Appoint the panel of “${x.en}”` },
  'appoint-why': {
    zh: '专家随机抽取，开标后先声明利益冲突。',
    en: 'Experts are drawn by lot and declare conflicts after the opening.',
  },
  award: { zh: (x: Words) => `为「${x.zh}」定标`, en: (x: Words) => `Award “${x.en}”` },
  'award-why': { zh: '收到评审报告后五个工作日内按排序确定。', en: 'Within five working days of the report, in the order of rank.' },
  bid: { zh: (x: Words) => `投标「${x.zh}」`, en: (x: Words) => `Bid for “${x.en}”` },
  'bid-why': {
    zh: '正在征集投标，截止前可以替换和撤回。',
    en: 'Open for bids; until the deadline a bid can be replaced or withdrawn.',
  },
  explain: { zh: (x: Words) => `说明「${x.zh}」的报价`, en: (x: Words) => `Explain your price for “${x.en}”` },
  'explain-why': {
    zh: '报价触发异常低价审查，请书面说明成本。',
    en: 'The price triggered the review of low bids; explain its cost in writing.',
  },
  talk: { zh: (x: Words) => `与供应商磋商「${x.zh}」`, en: (x: Words) => `Talk with the suppliers of “${x.en}”` },
  'talk-why': {
    zh: '逐家磋商，轮次相同；变动由采购人代表确认并告知全体。',
    en: 'With each apart and equally often; changes are confirmed by the representative and told to all.',
  },
  lastOffer: { zh: (x: Words) => `提交最后报价「${x.zh}」`, en: (x: Words) => `Send your last offer for “${x.en}”` },
  'lastOffer-sent': {
    zh: (n: number) => `已收到您的最后报价（第 ${n} 次），截止前可以替换。`,
    en: (n: number) => `Yours is in (number ${n}). Until the deadline you may replace it.`,
  },
  'lastOffer-why': { zh: '磋商结束。没有按时提交的视为退出。', en: 'The talks are over. Who sends none in time is out.' },
  qualify: { zh: (x: Words) => `审查「${x.zh}」投标人的资格`, en: (x: Words) => `Look at who may take part in “${x.en}”` },
  'qualify-why': {
    zh: '已经开标。逐家逐项审查，完成后评审小组才能继续。',
    en: 'Bids are open. Item by item for each bidder; the panel goes on after that.',
  },
  conform: { zh: (x: Words) => `审查「${x.zh}」投标的符合性`, en: (x: Words) => `Look at what answers the documents of “${x.en}”` },
  'conform-why': {
    zh: '每位成员各自审查，过半数决定，然后才排序。',
    en: 'Each member looks for themselves; more than half decide. The order of the bids follows.',
  },
  compare: { zh: (x: Words) => `比较「${x.zh}」的报价`, en: (x: Words) => `Compare the offers for “${x.en}”` },
  'compare-why': {
    zh: '报价已开启。逐家看是否符合要求，符合的按价格从低到高排。',
    en: 'The offers are open. Say of each whether it fits; those that fit are ranked by price.',
  },
  declare: { zh: (x: Words) => `声明利益冲突「${x.zh}」`, en: (x: Words) => `Declare conflicts: “${x.en}”` },
  'declare-why': { zh: '看标书之前要先声明。', en: 'Before anything is seen.' },
  score: { zh: (x: Words) => `评分「${x.zh}」`, en: (x: Words) => `Score “${x.en}”` },
  'score-why': { zh: '独立评分，全部交齐前互相看不到。', en: 'Alone; nobody sees another’s scores before all are in.' },
  confirm: {
    zh: (x: Words) => `复核并确认评分「${x.zh}」`,
    en: (x: Words) => `Look through and confirm the scores: “${x.en}”`,
  },
  'confirm-why': {
    zh: '所有成员都交了评分，请看过汇总表后确认。',
    en: 'All scores are in; look at the table of all of them and confirm it.',
  },
  review: { zh: (x: Words) => `表决「${x.zh}」的低价投标`, en: (x: Words) => `Vote on the low bid for “${x.en}”` },
  'review-why': {
    zh: '投标人已经说明，或者说明的时间已过。表决以后才能定标。',
    en: 'The bidder has explained, or the time for it is over. Nothing is awarded before the vote.',
  },
})

export const noticeResult = dictionary('3-tenders/words.noticeResult', {
  announced: {
    zh: (x: Words) => `单一来源公示：「${x.zh}」。公示期内可以提出异议。`,
    en: (x: Words) => `Notice of one supplier: “${x.en}”. Until it ends anybody may object.`,
  },
  invited: { zh: (x: Words) => `请您对「${x.zh}」报价。`, en: (x: Words) => `You are asked for an offer: “${x.en}”.` },
  negotiated: { zh: (x: Words) => `「${x.zh}」的协商结果已记录。`, en: (x: Words) => `What was agreed on “${x.en}” is recorded.` },
  answered: {
    zh: (x: Words) => `您对「${x.zh}」公示的异议已答复。`,
    en: (x: Words) => `Your objection to the notice of “${x.en}” is answered.`,
  },
  ended: {
    zh: (x: Words) => `对「${x.zh}」公示的异议成立，改用其他采购方式。`,
    en: (x: Words) => `An objection to the notice of “${x.en}” is founded: another way of buying is used.`,
  },
  toFinance: {
    zh: (x: Words) => `「${x.zh}」：单一来源公示的异议不成立，报告论证情况。`,
    en: (x: Words) => `“${x.en}”: an objection to the notice of one supplier is unfounded; the argument is reported.`,
  },
})

export const noticeDue = dictionary('3-tenders/words.noticeDue', {
  objection: { zh: (x: Words) => `答复对「${x.zh}」公示的异议`, en: (x: Words) => `Answer objections to the notice of “${x.en}”` },
  'objection-why': {
    zh: (n: number) => `有 ${n} 条异议。先组织补充论证，再逐条答复；成立的改用其他方式。`,
    en: (n: number) => `${n} waiting. Have each argued anew, then answer; where one is founded another way is used.`,
  },
  invite: { zh: (x: Words) => `请供应商报价「${x.zh}」`, en: (x: Words) => `Ask the supplier for its offer: “${x.en}”` },
  'invite-why': { zh: '公示期满，没有未答复的异议。', en: 'The notice has stood, and no objection waits.' },
  negotiate: { zh: (x: Words) => `协商「${x.zh}」的价格和条款`, en: (x: Words) => `Agree on price and terms of “${x.en}”` },
  'negotiate-why': {
    zh: '报价已开启。由有经验的人员同供应商商定，写下协商记录。',
    en: 'The offer is open. People with experience agree with the supplier and keep a record.',
  },
})

/** The parts of a bid that are sealed each by itself. */
const partWords = {
  quality: both('方案部分', 'the proposal'),
  price: both('价格部分', 'the price part'),
  file: both('附件', 'the file'),
} as const satisfies Record<string, Words>
export type BidPart = keyof typeof partWords
const named = (parts: readonly BidPart[], lang: 'zh' | 'en') =>
  listIn(
    parts.map((p) => partWords[p][lang]),
    lang,
  )

/** Why a bid takes no part, as its record keeps it. */
export const asideWords = dictionary('3-tenders/words.asideWords', {
  differs: {
    zh: (parts: readonly BidPart[]) => `密封保存的内容（${named(parts, 'zh')}）与收到时的指纹不符，先搁置，等采购人核实确认。`,
    en: (parts: readonly BidPart[]) =>
      `What lies sealed (${named(parts, 'en')}) does not match the fingerprint given on receipt. The bid is set aside until the purchaser has looked into it and confirms.`,
  },
  confirmed: {
    zh: (reason: string) => `与收到时的指纹不符，采购人已核实：${reason}`,
    en: (reason: string) => `Does not match the fingerprint given on receipt, confirmed by the purchaser: ${reason}`,
  },
  'no-last-offer': {
    zh: '没有在截止时间前提交最后报价，视为退出磋商。',
    en: 'No last offer came before the deadline, so it is out.',
  },
  'above-ceiling': {
    zh: (price: Money, most: Money) => `报价 ${sayMoney(price, 'zh')} 超过最高限价 ${sayMoney(most, 'zh')}。`,
    en: (price: Money, most: Money) => `The price of ${sayMoney(price, 'en')} is above the ceiling of ${sayMoney(most, 'en')}.`,
  },
})

/** How something came out, for those it concerns. */
export const resultWords = dictionary('3-tenders/words.resultWords', {
  called: { zh: (title: Words) => `新的招标：${title.zh}`, en: (title: Words) => `A new call for tenders: ${title.en}` },
  lookedAt: {
    zh: (title: Words) => `「${title.zh}」的一项审查已完成，您机构通过。`,
    en: (title: Words) => `${title.en}: one of the reviews is done, and your bid has passed it.`,
  },
  won: { zh: (title: Words) => `中标：${title.zh}`, en: (title: Words) => `Won: ${title.en}` },
  notWon: {
    zh: (title: Words) => `未中标：${title.zh}。理由和您机构的得分在页面上`,
    en: (title: Words) => `Not won: ${title.en}. The reasons and your scores are on the page`,
  },
  notWonWith: {
    zh: (title: Words, score: Fraction, rank: number) =>
      `未中标：${title.zh}。您机构总分 ${sayPoints(score)}，排第 ${rank}；理由和各项得分在页面上`,
    en: (title: Words, score: Fraction, rank: number) =>
      `Not won: ${title.en}. You scored ${sayPoints(score)} in all, rank ${rank}; the reasons and each score are on the page`,
  },
  notWonRank: {
    zh: (title: Words, rank: number) => `未成交：${title.zh}。符合要求的报价按价格从低到高，您机构排第 ${rank}`,
    en: (title: Words, rank: number) => `Not won: ${title.en}. Of the offers that fit, by price, yours is number ${rank}`,
  },
  rejected: {
    zh: (title: Words) => `未中标：${title.zh}。您机构的投标被否决，原因在页面上`,
    en: (title: Words) => `Not won: ${title.en}. Your bid was rejected; the reason is on the page`,
  },
  opened: { zh: (title: Words) => `已开标：${title.zh}`, en: (title: Words) => `Bids were opened: ${title.en}` },
  cancelled: { zh: (title: Words) => `招标已取消：${title.zh}`, en: (title: Words) => `The tender was cancelled: ${title.en}` },
  void: { zh: (title: Words) => `已废标：${title.zh}`, en: (title: Words) => `The tender was declared void: ${title.en}` },
  deadlineMoved: {
    zh: (title: Words) => `澄清了招标文件，投标截止时间已顺延：${title.zh}`,
    en: (title: Words) => `The documents were clarified and the deadline moved: ${title.en}`,
  },
  talks: { zh: (title: Words) => `开始磋商：${title.zh}`, en: (title: Words) => `Talks begin: ${title.en}` },
  requirementsChanged: {
    zh: (title: Words) => `磋商中需求有变动，请看投标页：${title.zh}`,
    en: (title: Words) => `A requirement changed in the talks, see the page of your bid: ${title.en}`,
  },
  lastOffersAsked: {
    zh: (title: Words) => `请提交最后报价：${title.zh}`,
    en: (title: Words) => `Please send your last offer: ${title.en}`,
  },
  lastOffersOpened: {
    zh: (title: Words) => `最后报价已开启：${title.zh}`,
    en: (title: Words) => `The last offers were opened: ${title.en}`,
  },
  answered: { zh: (title: Words) => `有提问得到答复：${title.zh}`, en: (title: Words) => `A question was answered: ${title.en}` },
  awardedBySilence: {
    zh: (title: Words) => `逾期未定标，依法由排名第一的中标：${title.zh}`,
    en: (title: Words) => `Not decided in time, so by law the first in rank has won: ${title.en}`,
  },
})

export const applyDue = dictionary('3-tenders/words.applyDue', {
  apply: { zh: (x: Words) => `申请参加「${x.zh}」`, en: (x: Words) => `Apply to take part in “${x.en}”` },
  'apply-why': { zh: '先申请，合格并受到邀请的才能投标。', en: 'Only who applies, qualifies and is invited can bid.' },
  review: { zh: (x: Words) => `审查参加「${x.zh}」的申请`, en: (x: Words) => `Look at who applied for “${x.en}”` },
  'review-why': { zh: '申请已经截止。逐家写明合格不合格。', en: 'The time to apply is over. Say of each whether it qualifies.' },
  invite: { zh: (x: Words) => `发出投标邀请「${x.zh}」`, en: (x: Words) => `Send the invitations for “${x.en}”` },
  'invite-why': { zh: '审查完成。邀请全部合格的，或者抽签。', en: 'All were looked at. Invite all who qualify, or draw.' },
  end: { zh: (x: Words) => `没有合格的申请「${x.zh}」`, en: (x: Words) => `Nobody qualifies for “${x.en}”` },
  'end-why': { zh: '请取消，重新公告或者改用其他方式。', en: 'Cancel it, and call again or choose another way.' },
})
