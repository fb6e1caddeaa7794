import { both, count, dictionary, listIn, refusals, type Words } from '#kernel'
import type { EvidenceKind, Speaks } from './evidence.ts'
import type { MarginVariable } from './questionnaire.ts'

/** Several things named one after the other. */
const all = (names: readonly Words[], lang: 'zh' | 'en'): string =>
  listIn(
    names.map((n) => n[lang]),
    lang,
  )
const quoted = (names: readonly Words[]): string => names.map((n) => `「${n.zh}」`).join('、')

/** The variables of the community profile, and their groups other than ages. */
export const variableWords: Readonly<Record<MarginVariable, Words>> = {
  sex: both('性别', 'Sex'),
  age: both('年龄', 'Age'),
  household: both('和谁同住', 'Household'),
  register: both('户籍', 'Household registration'),
}
export const groupWords = {
  female: both('女', 'Female'),
  male: both('男', 'Male'),
  alone: both('一个人住', 'Alone'),
  couple: both('夫妻两人', 'A couple'),
  'with-children': both('和子女同住', 'With children'),
  'three-generations': both('三代同住', 'Three generations'),
  other: both('其他', 'Other'),
  registered: both('本地户籍', 'Registered here'),
  elsewhere: both('外地户籍', 'Registered elsewhere'),
} as const satisfies Record<string, Words>

export const ageWords = dictionary('1-needs/rules/words.ageWords', {
  andOver: { zh: (low: number) => `${low} 岁及以上`, en: (low: number) => `${low} and over` },
  andUnder: { zh: (high: number) => `${high} 岁及以下`, en: (high: number) => `${high} and under` },
  range: { zh: (low: number, high: number) => `${low}–${high} 岁`, en: (low: number, high: number) => `${low}–${high}` },
})

/** The columns of a census table, by either name. */
export const columnWords = {
  community: both('社区', 'community'),
  variable: both('项目', 'variable'),
  category: both('组别', 'category'),
  people: both('人数', 'people'),
} as const satisfies Record<string, Words>

/** What people write behind a number of people. */
export const afterPeople: readonly string[] = ['人', '名', '位']

/** What is wrong with a cell of a census table, or with a group of a profile. */
export const cellWords = dictionary('1-needs/rules/words.cellWords', {
  at: {
    zh: (row: number, column: Words, wrong: Words) => `第 ${row} 行「${column.zh}」：${wrong.zh}`,
    en: (row: number, column: Words, wrong: Words) => `Row ${row}, column “${column.en}”: ${wrong.en}`,
  },
  noCommunity: { zh: '请写社区名称。', en: 'write the name of the community.' },
  community: {
    zh: (name: string) => `没有叫「${name}」的社区，请用本街道社区的名称。`,
    en: (name: string) => `there is no community called “${name}”; use the name of a community of your office.`,
  },
  variable: {
    zh: '应是 性别、年龄、和谁同住、户籍 之一。',
    en: 'it must be one of sex, age, household, household registration.',
  },
  people: { zh: '应是人数，零或正整数。', en: 'it must be a count of people, zero or more.' },
  group: {
    zh: (groups: readonly Words[]) => `应是 ${all(groups, 'zh')} 之一。`,
    en: (groups: readonly Words[]) => `it must be one of ${all(groups, 'en')}.`,
  },
  age: {
    zh: '年龄组请写成 60-69 或 100+（「18 岁以下」请写 0-17 或 0-18；表格软件有时把 5-9 变成了日期，请改回）。',
    en: 'write ages as 60-69 or 100+ (a spreadsheet may have turned 5-9 into a date).',
  },
  overlap: {
    zh: (a: string, b: string) => `年龄组 ${a} 与 ${b} 重叠，同一个人会被数两次。`,
    en: (a: string, b: string) => `the ages ${a} and ${b} overlap, so people would be counted twice.`,
  },
  again: { zh: '同一个社区的这一组出现了两次。', en: 'this group of the community stands here twice.' },
})

/** Why a census table is not taken. */
export const refuseCensus = refusals({
  'no-column': {
    status: 422,
    zh: (names: readonly Words[]) => `第一行缺少这些列名：${all(names, 'zh')}。`,
    en: (names: readonly Words[]) => `The first row lacks these column names: ${all(names, 'en')}.`,
  },
  'column-twice': {
    status: 422,
    zh: (column: Words, first: number, second: number) =>
      `第一行里「${column.zh}」这一列有两个：第 ${first} 列和第 ${second} 列。请只留一个。`,
    en: (column: Words, first: number, second: number) =>
      `The first row has two columns of “${column.en}”: columns ${first} and ${second}. Keep one of them.`,
  },
  'no-rows': { status: 422, zh: '文件里只有表头，没有数据。', en: 'The file has a heading row and nothing below it.' },
  'too-many-rows': {
    status: 422,
    zh: (most: number) => `文件超过 ${most} 行。请按街道分成几个文件。`,
    en: (most: number) => `The file has more than ${count(most, 'row')}. Split it by office.`,
  },
  'wrong-cells': {
    status: 422,
    zh: (n: number) => `有 ${n} 处填得不对，文件没有存入。请改好后重新上传。`,
    en: (n: number) =>
      `${count(n, 'cell')} ${n === 1 ? 'is' : 'are'} not right, so nothing was stored. Mend them and upload the file again.`,
  },
})

/** What does not fit in the counts of a community. */
export const misfitWords = dictionary('1-needs/rules/words.misfitWords', {
  of: {
    zh: (community: Words, misfit: Words) => `${community.zh}：${misfit.zh}`,
    en: (community: Words, misfit: Words) => `${community.en}: ${misfit.en}`,
  },
  notTheResidents: {
    zh: (variable: Words, people: number, residents: number) => `「${variable.zh}」各组合计 ${people} 人，居民 ${residents} 人。`,
    en: (variable: Words, people: number, residents: number) =>
      `the groups of ${variable.en.toLowerCase()} add up to ${count(people, 'person', 'people')}, and ${residents} live there.`,
  },
  ageHole: { zh: (ages: string) => `年龄组缺少 ${ages} 岁。`, en: (ages: string) => `ages ${ages} are lacking.` },
  lacks: {
    zh: (variable: Words, groups: readonly Words[]) => `「${variable.zh}」缺少：${all(groups, 'zh')}。`,
    en: (variable: Words, groups: readonly Words[]) => `${variable.en.toLowerCase()} lacks ${all(groups, 'en').toLowerCase()}.`,
  },
  notAlike: {
    zh: (one: Words, people: number, other: Words, others: number) => `「${one.zh}」合计 ${people} 人，「${other.zh}」合计 ${others} 人。`,
    en: (one: Words, people: number, other: Words, others: number) =>
      `${one.en.toLowerCase()} adds up to ${count(people, 'person', 'people')} and ${other.en.toLowerCase()} to ${others}.`,
  },
})

/** What a resident is told of an answer that is not right yet. */
export const answerWords = dictionary('1-needs/rules/words.answerWords', {
  choose: { zh: '请选一项再继续。', en: 'Please choose an answer before you go on.' },
  write: { zh: '请填写后再继续。', en: 'Please write an answer before you go on.' },
  unknown: { zh: '请从列出的选项里选。', en: 'Please choose one of the answers listed.' },
  bothRatings: {
    zh: '两行都请选：有多重要，现在做得怎么样。',
    en: 'Please choose in both rows: how important it is, and how well it is met now.',
  },
  twice: {
    zh: '同一项选了两次，请每个名次选不同的一项。',
    en: 'The same answer stands in two places. Choose a different one for each.',
  },
  personal: {
    zh: '这里好像写了身份证、电话或银行卡号码。为了保护您，请删掉号码再继续；不写号码，您说的我们一样会看。',
    en: 'This seems to hold the number of an identity card, telephone or bank card. To protect you, please take the number out before you go on; what you say is read all the same.',
  },
  gap: { zh: '前面的名次空着，请按顺序选。', en: 'An earlier place is still empty. Please fill the places in order.' },
  tooMany: {
    zh: (most: number) => `最多选 ${most} 项，请去掉几项。`,
    en: (most: number) => `At most ${most} can be chosen; please untick some.`,
  },
  between: {
    zh: (min: number, max: number) => `请填 ${min} 到 ${max} 之间的整数。`,
    en: (min: number, max: number) => `Please write a whole number from ${min} to ${max}.`,
  },
  tooLong: {
    zh: (longest: number, length: number) => `最多写 ${longest} 个字，现在有 ${length} 个，请写短一些。`,
    en: (longest: number, length: number) => `At most ${count(longest, 'character')} fit; there are ${length}. Please shorten it.`,
  },
  fill: { zh: (places: number) => `请把 ${places} 个名次都选上。`, en: (places: number) => `Please fill all ${count(places, 'place')}.` },
})

/** What is said to whoever writes a question. */
export const questionWords = dictionary('1-needs/rules/words.questionWords', {
  maxBelowMin: { zh: '最大值不能小于最小值。', en: 'The largest cannot be below the smallest.' },
  twoOptions: { zh: '请至少写两个选项，一行一个。', en: 'Write at least two options, one per line.' },
  tooManyOptions: { zh: (most: number) => `最多 ${most} 个选项。`, en: (most: number) => `At most ${count(most, 'option')}.` },
  sameOptions: { zh: '有两个选项一样。', en: 'Two options are the same.' },
  // The ends of a scale, where nothing else is written.
  low: { zh: '很不同意', en: 'disagree strongly' },
  high: { zh: '非常同意', en: 'agree strongly' },
  condition: {
    zh: (nth: number, question: Words, option: Words) => `${nth}. ${question.zh}：${option.zh}`,
    en: (nth: number, question: Words, option: Words) => `${nth}. ${question.en}: ${option.en}`,
  },
})

/** The kinds of evidence, and what is meant by them. */
export const evidenceWords: Readonly<Record<EvidenceKind, { name: Words; says: Words }>> = {
  felt: { name: both('居民自己说的', 'Felt'), says: both('问卷里居民怎么答', 'what residents answered in a survey') },
  normative: {
    name: both('按标准应有的', 'Normative'),
    says: both('标准、规范或专业判断认为应有多少', 'what a standard or professional judgement asks for'),
  },
  expressed: {
    name: both('已经来求助的', 'Expressed'),
    says: both('热线、来访、排队、申请的数量', 'calls, visits, waiting lists and applications'),
  },
  comparative: {
    name: both('和别处相比的', 'Comparative'),
    says: both('条件相近的地方有、这里没有', 'what similar places have and this one lacks'),
  },
}
export const speaksWords: Readonly<Record<Speaks, Words>> = {
  supports: both('支持这项需求', 'speaks for the need'),
  against: both('不支持这项需求', 'speaks against the need'),
  'cannot-tell': both('看不出来', 'cannot tell'),
}

export const resultWords = dictionary('1-needs/rules/words.resultWords', {
  importance: { zh: '重要程度', en: 'Importance' },
  met: { zh: '现在做得怎样', en: 'How well it is met' },
  mean: { zh: '平均', en: 'Mean' },
  noRanking: {
    zh: (fewest: number) => `要有至少 ${fewest} 人评过的需求才能排序。`,
    en: (fewest: number) => `Needs are ranked once at least ${count(fewest, 'person', 'people')} have rated them.`,
  },
})

/** What was merged or left out in weighting a sample, and why. */
export const weightingWords = dictionary('1-needs/rules/words.weightingWords', {
  community: { zh: '社区', en: 'Community' },
  noAnswer: { zh: '没有回答', en: 'No answer' },
  together: { zh: (a: Words, b: Words) => `${a.zh}、${b.zh}`, en: (a: Words, b: Words) => `${a.en}, ${b.en}` },
  notCounted: {
    zh: (variable: Words, where: readonly Words[]) => `没有按「${variable.zh}」加权：${all(where, 'zh')}的社区概况里还没有这一项。`,
    en: (variable: Words, where: readonly Words[]) =>
      `Not weighted by ${variable.en.toLowerCase()}: the profile of ${all(where, 'en')} lacks it.`,
  },
  straddles: {
    zh: (variable: Words, groups: readonly Words[], asked: Words) =>
      `没有按「${variable.zh}」加权：问卷只问${asked.zh}的人，社区概况的「${all(groups, 'zh')}」里还有没问到的人，分不开。请在社区概况里把这一组拆开，再加权。`,
    en: (variable: Words, groups: readonly Words[], asked: Words) =>
      `Not weighted by ${variable.en.toLowerCase()}: the survey asks people of ${asked.en}, and the group ${all(groups, 'en')} of the profile also holds people who are not asked. Split that group in the community profile, then the sample can be weighed.`,
  },
  notAsked: {
    zh: (variable: Words, groups: readonly Words[]) => `按「${variable.zh}」加权时不算没问到的人：${all(groups, 'zh')}。`,
    en: (variable: Words, groups: readonly Words[]) =>
      `${variable.en}: people who are not asked are left out of the weights: ${all(groups, 'en')}.`,
  },
  countsAll: {
    zh: (names: readonly Words[], outside: readonly Words[]) =>
      `${quoted(names)}的人数里还有没问到的人（${all(outside, 'zh')}），没有分开统计的数，只能按全体的比例加权。`,
    en: (names: readonly Words[], outside: readonly Words[]) =>
      `${all(names, 'en')}: the counts also hold people who are not asked (${all(outside, 'en')}); they are not counted apart, so the shares of all residents are used.`,
  },
  merged: {
    zh: (variable: Words, groups: Words) => `「${variable.zh}」里人数太少的组合并计算：${groups.zh}。`,
    en: (variable: Words, groups: Words) => `${variable.en}: groups with too few respondents were taken together: ${groups.en}.`,
  },
  oneGroup: {
    zh: (variable: Words) => `没有按「${variable.zh}」加权：回答的人太少，分不出组。`,
    en: (variable: Words) => `Not weighted by ${variable.en.toLowerCase()}: too few answered to tell groups apart.`,
  },
  notConverged: { zh: '加权没有完全收敛，数字仅供参考。', en: 'The weights did not settle completely; take the figures with care.' },
  cut: {
    zh: (n: number, heaviest: number) => `有 ${n} 份答卷的权重超过平均值的 ${heaviest} 倍，已压到 ${heaviest} 倍。`,
    en: (n: number, heaviest: number) =>
      `${count(n, 'answer')} weighed more than ${heaviest} times the mean and ${n === 1 ? 'was' : 'were'} cut to ${heaviest} times.`,
  },
})
