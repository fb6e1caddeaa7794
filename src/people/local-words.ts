import { both, type Day, dictionary, refusals, sayDay, type Words } from '#kernel'

export const localWords = dictionary('people/local-words.localWords', {
  title: { zh: '本地标准', en: 'Local numbers' },
  lead: {
    zh: '限额标准、工资和缴费标准、预算科目，由各地自己规定；国家规定的期限、比例，本地可以更严，不能更宽。录入的数从第一天起用于本区的每一项检查；录入之前已经办结的，仍按当时知道的。',
    en: 'Thresholds, wages, contributions and budget items are set by each place; national periods and shares may be tightened, never loosened. What is entered is used in every check here from its first day; what was concluded before it was entered stays as it was judged.',
  },
  enter: { zh: '录入', en: 'Enter' },
  enterGroup: { zh: (group: Words) => `录入${group.zh}`, en: (group: Words) => `Enter: ${group.en}` },
  enterLead: {
    zh: '一份文件里的数一起录。文件没写的空着，沿用上级或者国家的数。录入后立刻用于检查；录错了可以撤回，撤回的仍留在历史里。',
    en: 'Enter together what one document says. Leave empty what it does not say; there the number around this place goes on. Checks use it at once. A wrong one is withdrawn and stays in the history.',
  },
  from: { zh: '从哪天起', en: 'First day' },
  until: { zh: '到哪天为止', en: 'Last day' },
  untilHint: {
    zh: '只有阶段性的规定才填，例如阶段性降低费率；过了这天，之前的数重新适用。',
    en: 'Only for what holds for a time; after it the number before it holds again.',
  },
  source: { zh: '文件名称和文号', en: 'Document, with its number' },
  article: { zh: '第几条', en: 'Article' },
  grade: { zh: '把握有多大', en: 'How surely it is known' },
  gradeHint: {
    zh: 'A、B 级可以拦住不合规的操作，C、D 级只作提示。',
    en: 'A and B may refuse; C and D only warn.',
  },
  address: { zh: '网址', en: 'Address of the text' },
  save: { zh: '保存', en: 'Save' },
  what: { zh: '项目', en: 'Number' },
  today: { zh: '今天适用', en: 'Today' },
  setBy: { zh: '谁定的', en: 'Set by' },
  here: { zh: '本地', en: 'this jurisdiction' },
  notSet: { zh: '未录入', en: 'not entered' },
  days: { zh: '起止', en: 'Days' },
  on: { zh: '依据', en: 'Where it stands' },
  sure: { zh: '等级', en: 'Grade' },
  state: { zh: '状态', en: 'State' },
  value: { zh: '数值', en: 'Value' },
  knownTitle: { zh: '还知道的', en: 'Also known' },
  knownLead: {
    zh: '这些没有可以检查的数字，不影响任何判断；有了文件请在上面录入。',
    en: 'None of this gives a number to check, and nothing is decided by it; enter numbers above once you have the text.',
  },
  allTitle: { zh: '录入过的全部', en: 'Everything that was entered' },
  allLead: {
    zh: '撤回的也留着：当时的检查用过它们。',
    en: 'Withdrawn ones stay: checks of their time used them.',
  },
  none: { zh: '本地还没有录入', en: 'Nothing entered here yet' },
  noneLead: {
    zh: '没有限额标准，采购方式无法判断；没有工资和缴费标准，算不出岗位的成本底线。',
    en: 'Without thresholds no method of buying can be judged, and without wages and contributions no least cost of a post.',
  },
  unknown: {
    zh: '程序不认识这一项，或者数大得、小得不合情理，没有用它',
    en: 'not known to this program, or too large or small to make sense, and not used',
  },
  hint: {
    zh: (typed: Words, today: string) => `${typed.zh && `${typed.zh}。`}今天适用：${today}`,
    en: (typed: Words, today: string) => `${typed.en && `${typed.en}. `}Today: ${today}`,
  },
  unit: { zh: (unit: Words) => (unit.zh ? `（${unit.zh}）` : ''), en: (unit: Words) => (unit.en ? ` (${unit.en})` : '') },
  history: { zh: '改动经过', en: 'What was changed' },
  endTitle: { zh: '写明最后一天', en: 'Set its last day' },
  endLead: {
    zh: '文件废止了，写明它最后适用的一天；更早的记录照旧按它检查。空着就是没有最后一天。',
    en: 'Where the document was repealed, give the last day it holds; earlier records go on being checked by it. Empty: no last day.',
  },
  withdrawLead: {
    zh: '录错了就撤回：从现在起任何检查都不再用它，包括以前的记录。撤回以后可以恢复，也可以重新录一个对的。',
    en: 'Withdraw one that was entered wrongly: from now on no check uses it, of earlier records neither. It can stand again, or the right one be entered.',
  },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  restore: { zh: '恢复', en: 'Let it stand again' },
  enteredOn: { zh: '录入日期', en: 'Entered on' },
  withdrawnOn: { zh: '撤回日期', en: 'Withdrawn on' },
  span: {
    zh: (from: Day, until: Day | null) => (until ? `${sayDay(from, 'zh')}至${sayDay(until, 'zh')}` : `${sayDay(from, 'zh')}起`),
    en: (from: Day, until: Day | null) => (until ? `${sayDay(from, 'en')} to ${sayDay(until, 'en')}` : `from ${sayDay(from, 'en')}`),
  },
  law: { zh: '法规', en: 'Law' },
})

export const groupWords = {
  thresholds: both('限额标准', 'thresholds'),
  wages: both('工资和缴费标准', 'wages and contributions'),
  budget: both('预算科目', 'budget items'),
  rates: both('利率', 'interest rates'),
  periods: both('比国家更严的期限和比例', 'periods and shares stricter than the nation’s'),
  retention: both('保留期限', 'how long things are kept'),
}

export const gradeWords = {
  A: both('A 读过文件全文', 'A the full text was read'),
  B: both('B 政府网站上的原文或解读', 'B an official page says so'),
  C: both('C 书、报刊、新闻', 'C a book or the press says so'),
  D: both('D 别人转述，还没核实', 'D somebody else says so; not yet checked'),
}

/** How each kind of number is typed. */
export const kindHints = {
  money: both('', ''),
  share: both('按百分数填，例如 16', 'In per cent, as 16'),
  count: both('', ''),
  length: both('例如 25 日、5 个工作日', 'As 25 days, 5 working days'),
}

export const refuseLocal = refusals({
  'local-value-wrong': {
    status: 422,
    zh: (hint: Words) => `看不明白这个数。${hint.zh ? `${hint.zh}。` : ''}`,
    en: (hint: Words) => `This number cannot be read.${hint.en ? ` ${hint.en}.` : ''}`,
  },
  'local-address-wrong': { status: 422, zh: '网址以 http:// 或 https:// 开头。', en: 'An address begins with http:// or https://.' },
  'local-nothing': { status: 422, zh: '请至少填一个数。', en: 'Give at least one number.' },
  'local-wrong': { status: 422, zh: '有几处要改，请看下面的说明。', en: 'Some fields need another look; see below.' },
  'local-days': { status: 422, zh: '最后一天不能早于第一天。', en: 'The last day cannot be before the first.' },
  'local-looser': {
    status: 422,
    zh: (on: Day) => `比国家规定宽（从${sayDay(on, 'zh')}起），不能采用。本地只能更严。`,
    en: (on: Day) => `This is looser than the nation allows (from ${sayDay(on, 'en')}). A place may only be stricter.`,
  },
  'local-out-of-bounds': {
    status: 422,
    zh: (least: Words, most: Words) => `这个数不合情理，多半是手误。应在 ${least.zh} 和 ${most.zh} 之间。`,
    en: (least: Words, most: Words) => `This makes no sense and is most likely a slip. It should lie between ${least.en} and ${most.en}.`,
  },
  'local-contradicts': {
    status: 422,
    zh: (on: Day, low: Words, high: Words, value: Words) =>
      `和另一个数矛盾：从${sayDay(on, 'zh')}起，「${low.zh}」会高于「${high.zh}」；另一个数是 ${value.zh}。同一份文件里的，请一起录。`,
    en: (on: Day, low: Words, high: Words, value: Words) =>
      `This contradicts another number: from ${sayDay(on, 'en')} “${low.en}” would lie above “${high.en}”; the other one is ${value.en}. Enter both together where one document sets them.`,
  },
  'local-more-than-whole': {
    status: 422,
    zh: (on: Day, sum: string) => `各项缴费比例从${sayDay(on, 'zh')}起加起来是 ${sum} %，超过了工资本身。`,
    en: (on: Day, sum: string) => `Together the shares would be ${sum} % of the wage from ${sayDay(on, 'en')}, more than the wage itself.`,
  },
  'local-there': {
    status: 409,
    zh: (from: Day) => `从${sayDay(from, 'zh')}起已经有一个数了。那个录错了就先撤回。`,
    en: (from: Day) => `There is a number from ${sayDay(from, 'en')} already. If that one is wrong, withdraw it first.`,
  },
  'local-no-key': {
    status: 404,
    zh: (known: string) => `没有这一项。可以录入的有：${known}。`,
    en: (known: string) => `There is no such number. These may be entered: ${known}.`,
  },
})
