import { dictionary } from '#kernel'

/** What each measure is for, and its options. */
export const words = dictionary('commands/measure-words.words', {
  page: {
    zh: 'tandem measure <name> [file] [--options]    计算一项指标，输出 JSON',
    en: 'tandem measure <name> [file] [--options]    computes a measure, JSON out',
  },
  unknown: { zh: (name: string) => `没有「${name}」这个指标。`, en: (name: string) => `There is no measure called “${name}”.` },
  shares: {
    zh: '按等额共享法（Method of Equal Shares）计算 Pabulib 格式的投票：FILE.pb [--completion add1|add1,votes|none] [--stop exhaustive|overspend] [--endowments integral|fractional] [--ties cost,votes,id|id]',
    en: 'Method of Equal Shares on a Pabulib vote: FILE.pb [--completion add1|add1,votes|none] [--stop exhaustive|overspend] [--endowments integral|fractional] [--ties cost,votes,id|id]',
  },
  allocate: {
    zh: '在人手和预算之内，把岗位分到总价值最高的社区：FILE.json [--seconds N]',
    en: 'Posts to communities at the highest worth under capacity and budget: FILE.json [--seconds N]',
  },
  agreement: {
    zh: '评分人之间的一致程度，一行一个被评对象，一列一个评分人：FILE.csv [--unit COL] [--level nominal|ordinal|interval|ratio] [--kappa none|linear|quadratic]',
    en: 'Agreement of raters, a row per thing rated and a column per rater: FILE.csv [--unit COL] [--level nominal|ordinal|interval|ratio] [--kappa none|linear|quadratic]',
  },
  goals: {
    zh: '目标达成 T 分，一行一个目标：FILE.csv [--weight COL] [--start COL] [--end COL] [--by COL]',
    en: 'Goal attainment T, a row per goal: FILE.csv [--weight COL] [--start COL] [--end COL] [--by COL]',
  },
  workload: {
    zh: '手头的工作占可用工时的多少：FILE.json，内有 {"available": …} 或 {"hours": {…}}，以及 "cases" 和 "sessions"',
    en: 'Load of the work in hand on available hours: FILE.json with {"available": …} or {"hours": {…}}, "cases" and "sessions"',
  },
  rake: {
    zh: '给样本加权，使它与已知的总数相符。\n  --sample FILE.csv --margins FILE.json [--weight COLUMN] [--trim LOW,HIGH，平均权重的倍数]',
    en: 'Weights that make a sample agree with known totals.\n  --sample FILE.csv --margins FILE.json [--weight COLUMN] [--trim LOW,HIGH in multiples of the mean weight]',
  },
  estimate: {
    zh:
      '均值、比例、总量或比值，连同标准误和区间，可以分组。\n' +
      '  --sample FILE.csv --design srs|stratified|cluster [--weight COL] [--strata COL] [--cluster COL] [--population COL]\n' +
      '  --mean COL | --proportion COL=VALUE | --total COL | --ratio COL/COL [--by COL] [--interval wilson|logit|beta|normal] [--level 0.95] [--missing NA,缺失,…]\n' +
      '  [--same A,B]：VALUE 的其他写法；[--apart A,B]：看起来一样、其实是另一个回答\n' +
      '  --population：层的大小，或层内群的个数，每行都写',
    en:
      'A mean, proportion, total or ratio with its standard error and interval, for all or by domain.\n' +
      '  --sample FILE.csv --design srs|stratified|cluster [--weight COL] [--strata COL] [--cluster COL] [--population COL]\n' +
      '  --mean COL | --proportion COL=VALUE | --total COL | --ratio COL/COL [--by COL] [--interval wilson|logit|beta|normal] [--level 0.95] [--missing NA,缺失,…]\n' +
      '  [--same A,B]: other spellings of VALUE; [--apart A,B]: what looks like one and is another answer\n' +
      '  --population: the size of the stratum, or the number of clusters in it, repeated in every row',
  },
  needs: {
    zh:
      '按重要程度和满足程度给需求排序，并说明哪些分不出先后。\n' +
      '  --sample FILE.csv [--weight COL] [--suffixes _importance,_met] [--level 0.95]；每项需求是一对列，没有回答的两格都空着',
    en:
      'Ranks needs by how important they are and how poorly they are met, and says which cannot be told apart.\n' +
      '  --sample FILE.csv [--weight COL] [--suffixes _importance,_met] [--level 0.95]; each need is a pair of columns, both cells empty where not answered',
  },
  suppress: {
    zh:
      '隐去表中过小的计数，以及能由它推算出来的计数。\n' +
      '  FILE.csv --k 10 [--hide-zero]；第一列是行名，其余各列是不含合计的计数；只有一列计数就是一张清单',
    en:
      'Hides small counts of a table, and those from which they could be worked out.\n' +
      '  FILE.csv --k 10 [--hide-zero]; the first column names the rows, the others hold counts without totals; one column of counts is a list',
  },
  compare: {
    zh:
      '换了模式的社区与没换的相比，或者“无法判断”及其理由。\n' +
      '  FILE.csv --treated COL --before COL[,COL…] --after COL [--community COL] [--covariates COL,…] [--alpha 0.05]\n' +
      '  FILE.csv --starts COL --periods COL,COL,… [--community COL] [--alpha 0.05]：不同时间换的；--starts 写换模式的第一期，从未换的空着',
    en:
      'Communities that changed their mode against those that did not, or “cannot tell” with the reason.\n' +
      '  FILE.csv --treated COL --before COL[,COL…] --after COL [--community COL] [--covariates COL,…] [--alpha 0.05]\n' +
      '  FILE.csv --starts COL --periods COL,COL,… [--community COL] [--alpha 0.05]: changes at different times; --starts names the first period under the new mode, empty for never',
  },
  concentration: {
    zh:
      '数额分布得多均匀（基尼系数、集中度、有效个数），或者每个群体覆盖了多少人。\n' +
      '  FILE.csv --amount COL [--name COL] [--population COL]\n' +
      '  FILE.csv --reached COL --population COL [--name COL]：按人数，不按人次',
    en:
      'How evenly amounts are spread (Gini, concentration, effective number), or what share of each group was reached.\n' +
      '  FILE.csv --amount COL [--name COL] [--population COL]\n' +
      '  FILE.csv --reached COL --population COL [--name COL]: people, not visits',
  },
})

/**
 * What stands in a cell where there is no answer. It is never taken for a value, least of all for a no; `--missing` names other words.
 */
export const missing: readonly string[] = [
  ...['NA', 'N/A', '#N/A', 'NULL', 'NaN', '.', '-', '—', '——'],
  ...['缺失', '不适用', '未答', '未作答', '无回答', '拒答', '拒绝回答', '不详'],
]

/** Yes and no, as people write them in a table. */
export const yes: readonly string[] = ['1', 'true', 'yes', '是']
export const no: readonly string[] = ['0', 'false', 'no', '否']
