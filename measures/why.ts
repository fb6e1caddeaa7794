import { both, type Words } from '#kernel'

/** Why figures of a row are null, by their key: no null stands without its reason. */
export type Why = Readonly<Record<string, Words>>

export const reasons = {
  oneAnswer: both(
    '只有一份回答，看不出不同的人会有多大差别。',
    'There is one answer only, which cannot show how much people differ from each other.',
  ),
  oneUnit: both(
    '回答都来自同一个抽样单位，看不出不同单位会有多大差别。请多抽几个单位。',
    'All answers come from one sampling unit, which cannot show how much units differ from each other. Draw more units.',
  ),
  alike: both(
    '回答没有差别，从中看不出误差；这不等于没有误差。',
    'The answers do not differ, so they cannot show their error; that is not to say that there is none.',
  ),
  noFreedom: both(
    '这里只有一个抽样单位，自由度为零，t 区间不存在。请多抽几个单位。',
    'There is one sampling unit here and so no degree of freedom: there is no t interval. Draw more units.',
  ),
  atTheEdge: both(
    '比例为 0 或 1 时，这种算法没有区间。请用 --interval wilson 或 beta。',
    'At a share of 0 or 1 this method has no interval. Use --interval wilson or beta.',
  ),
  everybodyAsked: both(
    '全部都问到了，没有抽样误差，有效样本没有上限。',
    'Everybody was asked: there is no error of sampling, and no limit to the effective sample.',
  ),
  everybodyCompared: both(
    '全部都问到了，没有抽样误差，无从比较设计。',
    'Everybody was asked: there is no error of sampling to compare designs by.',
  ),
  noPopulation: both(
    '权重和文件没有说明总体有多大，无从与简单随机抽样比较。可用 --population 给出。',
    'Neither the weights nor the file tell how large the population is, so it cannot be held against simple random sampling. Give --population.',
  ),
  pairsAgree: both('各对评分全部一致，从中看不出误差。', 'All pairs agree, so they cannot show their error.'),
  errorNone: both('各对评分没有差别可供估计误差。', 'The pairs differ too little from each other to show their error.'),
  onePair: both('只有一对评分，看不出误差。', 'There is one pair of ratings only, which cannot show its error.'),
  changedAlike: both(
    '两组之内的社区变化都相同，从中看不出误差。',
    'Within both groups all communities changed alike, so they cannot show the error.',
  ),
  oneCommunity: both('有一边只有一个社区，看不出误差。', 'There is one community only on one side, which cannot show the error.'),
  onePeriod: both('只有一个事前时期，看不出两组原来的走势。', 'There is one period only before, so the paths before cannot be seen.'),
  groupsDoNotVary: both(
    '两组之内的社区都相同，没有可比的尺度。',
    'Neither group varies, so there is nothing to measure the difference by.',
  ),
  controlsDoNotVary: both('未改变的社区都相同，比值无意义。', 'The communities that did not change do not vary, so there is no ratio.'),
  single: both('只有一项，谈不上分布。', 'There is one only, so there is nothing to be spread.'),
  byPeople: both('按人口加权时不作这项校正。', 'Weighted by people, this correction is not made.'),
  nobodyThere: both('这一组没有人。', 'There is nobody in this group.'),
  nobodyReached: both('所有组都没有服务到人，无从比较。', 'Nobody was reached in any group, so there is nothing to compare with.'),
  noRule: both('文件没有写明评选规则。', 'The file does not say by which rule.'),
} satisfies Record<string, Words>

/**
 * A row with the reasons of its nulls beside them.
 * @param because a reason for each figure that may be null; those of figures that are there are dropped
 * @returns the row as it is where nothing is null
 */
export function withReasons<T extends object>(row: T, because: Why): T & { readonly why?: Why } {
  const why = Object.fromEntries(Object.entries(because).filter(([key]) => isNone((row as Record<string, unknown>)[key])))
  return Object.keys(why).length === 0 ? row : { ...row, why }
}

// What is endless has no number either, and JSON writes it as null.
const isNone = (x: unknown): boolean => x === null || (typeof x === 'number' && !Number.isFinite(x))
