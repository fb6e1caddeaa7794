import { type Day, dictionary, refusals, sayDay } from '#kernel'

/** How an office numbers what it makes. */
export const numberingWords = dictionary('people/numbering-words.numberingWords', {
  title: { zh: '编号', en: 'Numbering' },
  lead: {
    zh: '采购、计划、招标文件、合同和请款按什么样式编号。可以给整个区定，也可以给某个办公室另定。',
    en: 'By which pattern purchases, plans, tenders, contracts and claims get their numbers: for everybody here, or for one office.',
  },
  officeLead: { zh: '空着的，按整个区的样式。', en: 'What stays empty is numbered as everybody here does.' },
  stays: {
    zh: '已经有的编号永远不变；新样式只用于那一天起新建的。',
    en: 'What has a number keeps it for good. A new pattern is used for what begins from its day on.',
  },
  gapsTitle: { zh: '编号为什么会跳', en: 'Why numbers may have gaps' },
  gaps: {
    zh: '号在建立的那一刻取，不会重复，也不会因为没存成而浪费。建了又作废的，号留给它自己，不给别人；几个办公室用同一个样式的，合着往下排；以前已经有过的号，跳过去。所以一个办公室看到的号可能不连着，但每个号都查得到。',
    en: 'A number is taken at the moment something is made: never twice, and none is lost by a form that failed. What was made and dropped keeps its number; offices with the same pattern count on together; a number that is there already is passed over. So one office may see gaps, and each number can still be found.',
  },
  now: { zh: '现在这样编', en: 'How it is numbered now' },
  kind: { zh: '编什么', en: 'What' },
  pattern: { zh: '样式', en: 'Pattern' },
  next: { zh: '下一个号', en: 'The next number' },
  after: { zh: '再下一个', en: 'The one after' },
  by: { zh: '谁定的', en: 'Set by' },
  byOffice: { zh: '这个办公室', en: 'this office' },
  byJurisdiction: { zh: '整个区', en: 'everybody here' },
  byNobody: { zh: '系统默认', en: 'as it comes' },
  purchase: { zh: '采购', en: 'Purchases' },
  plan: { zh: '计划', en: 'Plans' },
  tender: { zh: '招标（采购）文件', en: 'Tenders' },
  contract: { zh: '合同', en: 'Contracts' },
  claim: { zh: '请款', en: 'Claims' },
  change: { zh: '改样式', en: 'Change the patterns' },
  howTo: {
    zh: '{year} 年，{month} 月，{n:4} 四位流水号。计划、招标文件和合同里可以写 {purchase}（采购的编号），请款里可以写 {contract}（合同的编号）。例如 星河采{year}-{n:4}。',
    en: '{year} is the year, {month} the month, {n:4} a running number of four places. Plans, tenders and contracts may carry {purchase}, the number of the purchase, and claims {contract}, that of the contract. For example XH-{year}-{n:4}.',
  },
  usualHint: { zh: (pattern: string) => `不填就是 ${pattern}`, en: (pattern: string) => `Left empty it is ${pattern}` },
  planUsual: { zh: '不填就用采购的编号', en: 'Left empty it is the number of the purchase' },
  tenderUsual: { zh: '不填就用计划的编号', en: 'Left empty it is the number of the plan' },
  from: { zh: '从哪一天起', en: 'From which day' },
  look: { zh: '先看看编出来什么样', en: 'See what the numbers look like' },
  lookTitle: { zh: '编出来是这样', en: 'This is what the numbers look like' },
  lookLead: {
    zh: (day: string) => `还没有保存。从 ${day} 起，新建的会这样编，已经用过的编号会跳过：`,
    en: (day: string) => `Nothing is saved yet. What begins from ${day} on will be numbered so; numbers that are taken are passed over:`,
  },
  keep: { zh: '就这样编', en: 'Number it so' },
  back: { zh: '回去改', en: 'Go back and change it' },
  toCome: {
    zh: (day: string) => `从 ${day} 起换成新的样式。`,
    en: (day: string) => `From ${day} on another pattern holds.`,
  },
  offices: { zh: '各办公室', en: 'Offices' },
  ownPattern: { zh: '有自己的样式', en: 'has patterns of its own' },
  likeAll: { zh: '按整个区的样式', en: 'as everybody here' },
  said: {
    zh: (patterns: string, from: Day) => `${patterns}；${sayDay(from, 'zh')}起`,
    en: (patterns: string, from: Day) => `${patterns}; from ${sayDay(from, 'en')}`,
  },
  asItComes: { zh: '系统默认', en: 'as it comes' },
})

/** What is wrong with a pattern or its day, as it stands at the field. */
export const numberingFaults = dictionary('people/numbering-words.numberingFaults', {
  'numbering-token': {
    zh: '大括号里只能写 {year}、{month}、{n} 或 {n:1} 到 {n:8}；{purchase} 只用在计划、招标文件和合同，{contract} 只用在请款。',
    en: 'In braces there may stand {year}, {month}, {n} or {n:1} to {n:8}; {purchase} only for plans, tenders and contracts, {contract} only for claims.',
  },
  'numbering-no-n': { zh: '要有一个（只一个）流水号，例如 {n:4}。', en: 'It needs one running number, and only one, as {n:4}.' },
  'numbering-character': {
    zh: '以文字、数字或者（〔【开头，其余只用文字、数字和 - _ . / ( ) （ ） 〔 〕 [ ] 【 】，没有空格。',
    en: 'It begins with a letter, a digit or （〔【 and holds only letters, digits and - _ . / ( ) （ ） 〔 〕 [ ] 【 】, without spaces.',
  },
  'numbering-alike': {
    zh: '和另一种的样式一样，两样东西会同号，请加个字区分。',
    en: 'Another kind has this pattern, so two things would have one number. Add a letter that tells them apart.',
  },
  'numbering-alike-there': {
    zh: (office: string, _: string) => `${office}有自己的样式，和这个一样，两样东西会同号，请加个字区分。`,
    en: (_: string, office: string) =>
      `${office} has a pattern of its own like this one, so two things would have one number. Add a letter that tells them apart.`,
  },
  'numbering-past': { zh: '不能早于今天：已经有的编号不会改。', en: 'It cannot lie before today: what has a number keeps it.' },
})

export const refuseNumbering = refusals({
  'numbering-wrong': { status: 422, zh: '编号样式有几处要改。', en: 'Some of the patterns have to be changed.' },
})
