import { both, count, dictionary, type Words } from '#kernel'

export const words = dictionary('home/law-words.words', {
  law: { zh: '法规', en: 'Law' },
  lead: {
    zh: '同行用到的每一条规定：说什么、从哪天起、出自哪里、有多确定。',
    en: 'Every rule Tandem uses: what it says, from which day, where it stands, and how sure we are.',
  },
  unverified: { zh: '待核实', en: 'unverified' },
  grades: {
    zh: '来源等级：A 法律全文，B 官方网页，C 书刊，D 题库或笔记，E 招标合同文本，待核实。只有 A、B 级能拒绝操作，其余只作提示。',
    en: 'Source grades: A full text of the law, B official page, C book or press, D exam bank or notes, E tender or contract documents, unverified. Only A and B may refuse; the rest warn.',
  },
  search: { zh: '找规定：编号、词语或法名', en: 'Find a rule: number, words or instrument' },
  searchNumbers: { zh: '找数字：名称、规定或采购方式', en: 'Find a number: its name, rule or way to buy' },
  ofMethods: { zh: (methods: string, name: string) => `${methods}：${name}`, en: (methods: string, name: string) => `${methods}: ${name}` },
  instrument: { zh: '法规', en: 'Instrument' },
  article: { zh: '条款', en: 'Article' },
  nothingOwn: {
    zh: '还没有写下它们自己的规定，先按全国的算：',
    en: 'Nothing of their own is written down here yet; the numbers of the nation hold:',
  },
  go: { zh: '查找', en: 'Find' },
  rulesOf: { zh: (n: number) => `${n} 条`, en: (n: number) => `${n} ${n === 1 ? 'rule' : 'rules'}` },
  foundRules: { zh: (n: number) => `找到 ${n} 条`, en: (n: number) => `${n} ${n === 1 ? 'rule' : 'rules'} found` },
  openAll: { zh: '全部展开（打印用）', en: 'Open all of it, to print' },
  foldAll: { zh: '收起', en: 'Fold it again' },
  nothing: {
    zh: '没有找到。换个词试试，例如「付款」「磋商」「R-92」。',
    en: 'Nothing found. Try another word, such as “payment”, “consultation” or “R-92”.',
  },
  rule: { zh: '规定', en: 'Rule' },
  says: { zh: '内容', en: 'What it says' },
  source: { zh: '依据', en: 'Where it stands' },
  sure: { zh: '等级', en: 'Grade' },
  numbers: { zh: '数字', en: 'Numbers' },
  number: { zh: '数字', en: 'Number' },
  newest: { zh: '现行', en: 'now' },
  numbersLead: {
    zh: '法律里的每个数字，按生效日排列。问到第一天之前，答案是「还没有法」，不是零。',
    en: 'Every number of the law by its first day. Asked for a day before the first, the answer is “no law yet”, never zero.',
  },
  from: { zh: '自', en: 'From' },
  value: { zh: '值', en: 'Value' },
  unit: { zh: '单位', en: 'Unit' },
  checked: { zh: '最后核对', en: 'Last checked' },
  history: { zh: '历次数值', en: 'Values so far' },
  usedNumbers: { zh: '这条规定里的数字', en: 'The numbers in this rule' },
  methods: { zh: '采购方式', en: 'Buying methods' },
  methodsLead: {
    zh: '一种方式一列，同样的行。点数字看出处。',
    en: 'One column per method, the same rows for all. Follow a value to its source.',
  },
  places: { zh: '各地', en: 'Places' },
  nothingOwnTitle: { zh: '其他地方', en: 'Other places' },
  placesLead: {
    zh: '地方只写与全国不同的部分，不能比全国更宽。',
    en: 'A place holds only what differs from the nation, and may not loosen it.',
  },
  appliesHere: { zh: '这里适用，从近到远：', en: 'What applies here, from the nearest:' },
  example: { zh: '仅作示例，不是真实规定', en: 'an example only, not a real rule' },
  wages: { zh: '工资与缴费标准（成本底线用）', en: 'Wages and contributions, for the cost floor' },
  wagesLead: {
    zh: '按生效日排列。成本底线用它们算出一个岗位最少要花多少；它不是最低限价。',
    en: 'By first day. The cost floor reckons from them what a post costs at least; it is no minimum price.',
  },
  thresholds: { zh: '公开招标数额标准与采购限额', en: 'Open-tender and procurement thresholds' },
  calendar: { zh: '工作日历', en: 'Working days' },
  calendarLead: {
    zh: '国家公布的放假和调休。没有的年份一律不推算。',
    en: 'Holidays and swap days as published. A year that is not here is never guessed.',
  },
  holidays: { zh: '放假', en: 'Days off' },
  enterYear: { zh: '录入一年', en: 'Enter a year' },
  correctYear: { zh: (year: number) => `更正 ${year} 年`, en: (year: number) => `Correct ${year}` },
  enteredHere: { zh: '本区录入', en: 'entered here' },
  enteredOn: { zh: '录入日期', en: 'Entered' },
  none: { zh: '无', en: 'none' },
  swaps: { zh: '调休上班', en: 'Working weekends' },
  nothingSet: { zh: '未规定', en: 'not set' },
  json: { zh: '机器可读', en: 'For machines' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  whenPaid: { zh: '什么时候该付款？', en: 'By when must it be paid?' },
  whenPaidLead: {
    zh: '填上事实，算出起算日、到期日和逾期利息，写明依据和把握。',
    en: 'Enter the facts; get the start, the due day and the interest, with the articles and how sure they are.',
  },
})

/** What the parts of a number are called that has several. */
export const partWords: Readonly<Record<string, Words>> = {
  least: both('最低', 'least'),
  most: both('最高', 'most'),
  count: both('次数', 'times'),
  months: both('月数', 'months'),
  pension: both('养老保险', 'pension'),
  medical: both('医疗保险', 'medical'),
  unemployment: both('失业保险', 'unemployment'),
  'work-injury': both('工伤保险', 'work injury'),
  maternity: both('生育保险', 'maternity'),
  'housing-fund': both('住房公积金', 'housing fund'),
  passedOnWorkingDays: both('转交（工作日）', 'passed on, working days'),
  handledDays: both('处理（日）', 'handled, days'),
  longestDays: both('最长（日）', 'at most, days'),
  answered: both('答复', 'answered'),
  extension: both('延长', 'extension'),
  supervisingBody: both('业务主管单位', 'supervising body'),
  registrar: both('登记机关', 'registrar'),
  budgetExecution: both('预算执行', 'budget execution'),
  output: both('产出', 'output'),
  benefit: both('效益', 'benefit'),
  satisfaction: both('满意度', 'satisfaction'),
  from: both('自', 'from'),
  says: both('等级', 'grade'),
}

/** How a method looks at the price alone. */
export const lowestPrice: Readonly<Record<string, Words>> = {
  always: both('最低价成交', 'the lowest price wins'),
  'uniform-only': both('仅限技术服务标准统一的项目', 'only where standards are uniform'),
  never: both('不适用，一律综合评分', 'never: quality is always scored'),
}

/** A value of the law that is more than a number. */
export const valueWords = dictionary('home/law-words.valueWords', {
  days: { zh: (n: number) => `${n} 日`, en: (n: number) => count(n, 'day') },
  workingDays: { zh: (n: number) => `${n} 个工作日`, en: (n: number) => count(n, 'working day') },
  size: {
    zh: (n: number, when: readonly string[]) => `${n} 人（${when.join('，或')}）`,
    en: (n: number, when: readonly string[]) => `${n} (${when.join(', or ')})`,
  },
  budget: { zh: (amount: string) => `预算 ${amount} 以上`, en: (amount: string) => `a budget of ${amount} or more` },
  complex: { zh: '技术复杂', en: 'complex' },
  highImpact: { zh: '社会影响较大', en: 'of high social impact' },
  aboveThreshold: { zh: '达到公开招标数额标准', en: 'at or above the open-tender threshold' },
})
