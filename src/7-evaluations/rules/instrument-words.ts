import { both, count, dictionary } from '#kernel'

export const instrumentWrong = dictionary('7-evaluations/rules/instrument-words.instrumentWrong', {
  cells: {
    zh: (row: number) => `第 ${row} 行要有四段：维度、指标、分值、看什么证据，用竖线或制表符分开。`,
    en: (row: number) => `A row has four parts, with a bar or a tab between: dimension, indicator, points, evidence. Look at row ${row}.`,
  },
  points: {
    zh: (row: number) => `第 ${row} 行的分值要是 1 到 100 的整数。`,
    en: (row: number) => `The points of row ${row} are a whole number from 1 to 100.`,
  },
  long: {
    zh: (row: number, most: number) => `第 ${row} 行有一段超过 ${most} 个字。`,
    en: (row: number, most: number) => `A part of row ${row} is longer than ${count(most, 'character')}.`,
  },
  twice: {
    zh: (row: number) => `第 ${row} 行的指标在同一维度里已经有了。`,
    en: (row: number) => `The same dimension has the same indicator already: look at row ${row}.`,
  },
  none: { zh: '一个指标也没有。', en: 'There is no indicator.' },
  many: { zh: (most: number) => `最多 ${most} 个指标。`, en: (most: number) => `There are ${count(most, 'indicator')} at most.` },
  total: {
    zh: (total: number) => `分值加起来是 ${total}，应当是 100。`,
    en: (total: number) => `The points add up to ${total}; they have to be 100.`,
  },
})

/** Where a place has no instrument of its own yet, these rows stand in the form to begin from. They are of this program, and of no standard. */
export const startingRows = both(
  `服务过程 | 服务按合同约定的数量和时间提供 | 15 | 服务记录与抽到的原件
服务过程 | 每份个案有目标、计划和跟进 | 10 | 抽到的个案档案
服务过程 | 社工得到督导，督导有记录 | 10 | 督导记录，社工访谈
服务成效 | 合同写明的目标实现了多少 | 25 | 展示的指标和复核
服务成效 | 服务对象说得出变化 | 10 | 抽样访谈
服务对象满意 | 见过社工的居民满意 | 10 | 抽样问卷
管理 | 人员到岗、稳定，有资格 | 10 | 上岗记录、证书
财务 | 钱用在约定的地方，工资按约定发到社工 | 10 | 支付与工资确认记录`,
  `Service | Given in the quantity and at the times agreed | 15 | Service records and the originals drawn
Service | Every case has goals, a plan and contacts | 10 | Case files drawn
Service | Workers are supervised, and it is noted | 10 | Notes of supervision, interviews of workers
Effect | How far the goals of the contract were reached | 25 | Indicators shown, and what was checked
Effect | Those served can tell what changed | 10 | Interviews of a sample
Satisfaction | Residents who met the workers are satisfied | 10 | Survey of a sample
Management | Posts are filled by qualified people who stay | 10 | Appointments, certificates
Money | Spent on what was agreed; wages reach the workers | 10 | Payments and confirmed wages`,
)
export const startingTitle = both('社会工作服务评估指标', 'Appraisal of social work services')
