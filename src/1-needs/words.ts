import { count, type Day, dictionary, refusals, sayDay, type Words } from '#kernel'

export const refuse = refusals({
  'not-our-community': {
    status: 422,
    zh: '请至少选一个社区，并且只选本街道的社区。',
    en: 'Choose at least one community, and only communities of your own office.',
  },
  'look-first': {
    status: 422,
    zh: '人数还没有存入。请先看一遍系统读到的数，对照来源核实后再存。',
    en: 'Nothing was stored yet. Look at the counts as they were read and compare them with their source first.',
  },
  'confirm-misfits': {
    status: 422,
    zh: '有的数对不上。请对照来源核实；确实如此的，请勾选后再存。',
    en: 'Some counts do not fit together. Compare them with their source; if they stand there like this, tick the box and store them.',
  },
  stale: {
    status: 409,
    zh: '在您填写的时候，别人已经改过这条记录。请刷新页面，看过最新内容再决定。',
    en: 'Somebody changed this record while you were filling in the form. Reload the page and look at it again before you decide.',
  },
  'not-there': { status: 404, zh: '没有这条记录，或者您不能看它。', en: 'There is no such record, or it is not for you to see.' },
  'questionnaire-in-use': {
    status: 409,
    zh: '这份问卷已经用来调查，不能再改。请复制成新的一版再改。',
    en: 'A survey already uses this questionnaire, so it cannot be changed. Copy it into a new edition and change that.',
  },
  'questionnaire-empty': { status: 422, zh: '问卷里还没有题目，请先加题。', en: 'The questionnaire has no questions yet. Add some first.' },
  'too-many-questions': {
    status: 422,
    zh: (most: number) => `一份问卷最多 ${most} 题。题目越少，答完的人越多。`,
    en: (most: number) => `A questionnaire has at most ${count(most, 'question')}. The fewer, the more people finish it.`,
  },
  'condition-broken': {
    status: 422,
    zh: (question: string, on: string) => `「${question}」要看前面「${on}」的答案才出现。请先改它的出现条件。`,
    en: (question: string, on: string) => `“${question}” is shown depending on an earlier answer to “${on}”. Change that condition first.`,
  },
  'question-wrong': {
    status: 422,
    zh: '题目有几处没填对，请看下面的说明。',
    en: 'Some parts of the question need another look; see below.',
  },
  'too-many-codes': {
    status: 422,
    zh: (most: number) => `一次最多发 ${most} 个码。请减少每个社区的户数，或分成几次调查。`,
    en: (most: number) => `At most ${count(most, 'code')} can be made at once. Invite fewer households, or run several surveys.`,
  },
  'no-way-in': {
    status: 422,
    zh: '没有发码，也没有公开链接，居民就没法作答。请至少选一种。',
    en: 'With neither codes nor an open link nobody can answer. Choose at least one.',
  },
  'asked-already': {
    status: 422,
    zh: (title: string, _titleEn: string, question: Words, from: Day) =>
      `「${title}」在同一个社区、差不多同一时间也问「${question.zh}」。两次结果一对照，就可能看出某一个人的回答。请去掉重复的问题、换社区，或者等到 ${sayDay(from, 'zh')}以后再开始。`,
    en: (_title: string, titleEn: string, question: Words, from: Day) =>
      `“${titleEn}” asks “${question.en}” in the same community at about the same time. Held against each other, the two results could show what one person answered. Take out the questions both ask, choose other communities, or begin on ${sayDay(from, 'en')} or later.`,
  },
  'closes-before-opening': {
    status: 422,
    zh: '结束日期不能早于开始日期，也不能已经过去。',
    en: 'The last day cannot be before the first, nor lie in the past.',
  },
  'no-slips': {
    status: 410,
    zh: '调查已经结束，答题码已经销毁，不能再打印。',
    en: 'The survey is over and its codes were destroyed; slips can no longer be printed.',
  },
  'no-open-link': {
    status: 409,
    zh: '这次调查没有公开链接，或者已经结束。',
    en: 'This survey has no open link, or it is over.',
  },
  'slips-answered': {
    status: 409,
    zh: '已经有居民交了答卷，答题条不能再打印：否则会看出哪个码用过了。需要补发，请另发起一次调查。',
    en: 'Answers have come, so the slips cannot be printed again: one could see which codes are used. If more are needed, open another survey.',
  },
  'sample-by-evaluator': {
    status: 422,
    zh: '满意度和意见调查的抽样由第三方评估员抽取和发放，被评的一方不能自己发码。请在评价里请评估员抽样，或只开公开链接。',
    en: 'The sample of a survey of satisfaction or opinion is drawn and run by the evaluator; whoever is judged cannot hand out its codes. Have it drawn in the evaluation, or use an open link only.',
  },
  'already-counted': {
    status: 409,
    zh: (day: string) => `调查已于 ${day} 结束并统计，不能再录。`,
    en: (day: string) => `The survey was ended and counted on ${day}; nothing can be entered any more.`,
  },
  'not-counted': {
    status: 409,
    zh: '调查结束并统计后才有结果。在那以前公布的数字，前后一比就能看出某一个人答了什么。',
    en: 'Results are there once the survey is ended and counted. Figures given before could be compared, and would show what one person answered.',
  },
  'vote-ends-there': {
    status: 409,
    zh: '这是一次投票，请在投票自己的页面上结束。',
    en: 'This is a vote: end it on the page of the vote.',
  },
  'ballot-without-code': {
    status: 422,
    zh: '选票要填上面印着的码，没有码的选票不计。',
    en: 'Enter the code printed on the ballot; a ballot without one does not count.',
  },
  'already-closed': { status: 409, zh: '调查已经结束了。', en: 'The survey is already over.' },
  // What residents read.
  'code-mistyped': {
    status: 404,
    zh: '这个码不对，可能有一个字打错了。码有 8 位，没有 0、1、O、I。请对着纸再看一遍。',
    en: 'This code is not right; perhaps one character is wrong. It has 8 characters and never 0, 1, O or I. Please compare it with the slip.',
  },
  'code-unknown': {
    status: 404,
    zh: '没有找到这个码。请对着纸再看一遍；如果还是不行，请打纸上的电话。',
    en: 'We do not know this code. Please compare it with the slip; if it still fails, call the number printed there.',
  },
  'code-tried-out': {
    status: 429,
    zh: '从这个网络地址输错的码太多了，请一小时后再试，或者打纸上的电话。',
    en: 'Too many codes from this network address were wrong. Please try again in an hour, or call the number printed on the slip.',
  },
  'code-used': {
    status: 409,
    zh: '这个码的答卷已经收到了，谢谢您。每户一份，不用再填。',
    en: 'An answer with this code has arrived, thank you. One per household is enough; there is nothing more to do.',
  },
  'survey-not-open': {
    status: 409,
    zh: (day: string) => `调查从 ${day} 开始，请到时再来。`,
    en: (day: string) => `The survey begins on ${day}. Please come back then.`,
  },
  'survey-closed': {
    status: 410,
    zh: (day: string, moments: Words) => `调查已于 ${day} 结束，谢谢您愿意回答。${moments.zh}结果会在社区公布。`,
    en: (day: string, moments: Words) =>
      `The survey ended on ${day}.${moments.en} Thank you for being willing to answer; the results will be published in your community.`,
  },
  'link-unknown': {
    status: 404,
    zh: '这个链接不对，可能没有复制完整。',
    en: 'This link is not right; perhaps part of it was lost in copying.',
  },
  'draft-unknown': {
    status: 404,
    zh: '没有找到这份没答完的问卷。可能短码打错了，或者已经交了，或者过了保存的日子。',
    en: 'We cannot find this unfinished answer. The short code may be mistyped, it may have been sent already, or it was kept no longer.',
  },
  'choose-community': { status: 422, zh: '请选您住的社区。', en: 'Please choose the community you live in.' },
  'answer-wrong': { status: 422, zh: '有几题还要再看一下。', en: 'Some answers need another look.' },
  // Paper.
  'sheet-known': {
    status: 409,
    zh: (sheet: string) => `第 ${sheet} 号纸质问卷已经录入过了。请核对纸上的编号。`,
    en: (sheet: string) => `Sheet ${sheet} has been entered already. Check the number on the paper.`,
  },
  'other-person': {
    status: 409,
    zh: '第二遍要由另一个人录入，这样才能查出打错的地方。',
    en: 'The second keying is for somebody else, so that slips of the finger are found.',
  },
  'sheet-not-differing': { status: 409, zh: '这张问卷没有待核对的地方。', en: 'There is nothing to settle on this sheet.' },
  'settle-all': { status: 422, zh: '每一处不同都要选定一个。', en: 'Choose one of the two for every difference.' },
  'paper-too-late': {
    status: 410,
    zh: (day: string, moments: Words) => `纸质问卷录入到 ${day} 为止，现在不能再录了。${moments.zh}`,
    en: (day: string, moments: Words) => `Paper could be entered until ${day}; that is over.${moments.en}`,
  },
  // Needs.
  'too-few-kinds': {
    status: 409,
    zh: (have: number, kindsNeeded: number) =>
      `要先有至少 ${kindsNeeded} 类证据才能认定，现在有 ${have} 类。请再附上另一类证据，例如来电来访的数量、标准的要求、或与条件相近社区的比较。`,
    en: (have: number, kindsNeeded: number) =>
      `A need is accepted on at least ${count(kindsNeeded, 'kind')} of evidence; it has ${have}. Attach another kind, such as numbers of calls and visits, what a standard asks for, or a comparison with similar communities.`,
  },
  'not-supported': {
    status: 409,
    zh: (have: number) =>
      `所附证据里只有 ${have} 类支持这项需求，其余的不支持或看不出来。要认定，请写明理由，理由会公开；或者再附上支持它的证据。`,
    en: (have: number) =>
      `Only ${have} kind(s) of the evidence speak for this need; the others speak against it or cannot tell. To accept it, give a reason, which is published, or attach evidence that speaks for it.`,
  },
  'reason-missing': { status: 422, zh: '请写明理由，理由会公布。', en: 'Please give a reason; it will be published.' },
  'evidence-fixed': {
    status: 409,
    zh: '需求已经不在「已提出」状态，证据不能再改。',
    en: 'The need is no longer merely noticed, so its evidence cannot be changed.',
  },
  'estimate-hidden': {
    status: 422,
    zh: '这个数字因为人数太少没有显示，不能当证据。请换一个，或等更多人回答。',
    en: 'This figure is hidden because too few people are behind it; it cannot serve as evidence. Choose another, or wait for more answers.',
  },
  'no-results': {
    status: 422,
    zh: '这次调查还没有可用的结果：要先结束并统计。',
    en: 'This survey has no results to use yet: it has to be ended and counted first.',
  },
  'not-our-purchase': { status: 422, zh: '请从本街道的采购里选。', en: 'Choose a purchase of your own office.' },
})

/** What an office has to do about surveys, and why. */
export const dueWords = dictionary('1-needs/words.dueWords', {
  surveyEnds: { zh: (survey: Words) => `调查结束：${survey.zh}`, en: (survey: Words) => `Survey ends: ${survey.en}` },
  answersSoFar: {
    zh: (n: number) => `已收到 ${n} 份以上。回音少的社区，请在结束前再上门或打电话。`,
    en: (n: number) => `${count(n, 'answer')} or more so far. Call again in communities that answer little before it ends.`,
  },
  fewAnswers: { zh: '答卷还不多。请在结束前再上门或打电话。', en: 'Few answers so far. Call again before it ends.' },
  count: {
    zh: (survey: Words) => `录完纸卷，统计结果：${survey.zh}`,
    en: (survey: Words) => `Enter the last paper and count: ${survey.en}`,
  },
  countWhy: {
    zh: '统计以后才有结果；到期会自动统计。',
    en: 'There are results only once it is counted; at the end of that time it is counted by itself.',
  },
  paper: {
    zh: (sheets: number) => `${sheets} 张纸质问卷待第二遍录入或核对`,
    en: (sheets: number) => `${sheets} paper ${sheets === 1 ? 'sheet waits' : 'sheets wait'} for a second keying or to be settled`,
  },
  paperWhy: { zh: '录完、核对完才会计入结果。', en: 'They count only once that is done.' },
})

/** Where a purchase stands in asking residents. */
export const standingWords = dictionary('1-needs/words.standingWords', {
  answers: {
    zh: (n: number) => `${n.toLocaleString('en')} 份答卷`,
    en: (n: number) => `${n.toLocaleString('en')} ${n === 1 ? 'answer' : 'answers'}`,
  },
  answersOrMore: {
    zh: (n: number) => `${n.toLocaleString('en')} 份以上答卷`,
    en: (n: number) => `${n.toLocaleString('en')} or more ${n === 1 ? 'answer' : 'answers'}`,
  },
  needs: { zh: (n: number) => `${n} 项需求`, en: (n: number) => `${n} ${n === 1 ? 'need' : 'needs'}` },
  noAnswers: { zh: '没有答卷', en: 'no answers' },
  fewAnswers: { zh: '答卷还不多', en: 'few answers yet' },
  notAsked: { zh: '没有自己的问卷', en: 'no survey of its own' },
})
