import { code, id, listOf, text } from './extension-fields.ts'

const kinds = ['input', 'output', 'outcome', 'quality']

/** Fields of an item that say what its line is to achieve, and of a post that is paid in part who carries the rest. */
export const goalFields = {
  goals: listOf('Goals', 'What should be different through this line, for whom, and by what it can be told.', 'Goal'),
  noGoalRationale: text('Why no goal', 'Why a line has no goal.'),
  subsidy: {
    title: 'Subsidy',
    description: 'Of a post inside a project that is paid in part: what it costs in all, and who carries the rest.',
    $ref: '#/definitions/Subsidy',
  },
  priceIndex: {
    title: 'Price index',
    description: 'Of posts whose price follows a published series: which one, and how.',
    $ref: '#/definitions/PriceIndex',
  },
} as const

/** Goals, indicators, promises, subsidies, and what both sides said would count as success. */
export const goalDefinitions = {
  Goal: {
    title: 'Goal',
    description: 'What should be different, for whom, from which need. It is the same from the plan to the contract unless both change it.',
    type: 'object',
    required: ['id', 'description', 'indicators'],
    properties: {
      id: id('goal'),
      description: text('Description', 'What should be different.'),
      beneficiaries: text('Beneficiaries', 'For whom.'),
      relatedNeed: text('Related need', 'The id of the need it comes from.'),
      indicators: listOf('Indicators', 'By what it can be told whether the goal was reached.', 'GoalIndicator'),
    },
  },
  GoalIndicator: {
    title: 'Indicator',
    description: 'One indicator of a goal, with what is asked for and what was promised. Values shown refer to it by `relatedIndicator`.',
    type: 'object',
    required: ['id', 'title', 'target'],
    properties: {
      id: id('indicator'),
      title: text('Title', 'What it is called.'),
      kind: code('Kind', 'What it tells.', kinds),
      unit: text('Unit', 'What it is counted in.'),
      baseline: text('Baseline', 'Where it stood when it was written, exactly; left out where nobody measured.'),
      target: text('Target', 'What is asked for, exactly.'),
      better: code('Better', 'Whether more of it is better, or less.', ['more', 'less']),
      method: text('Method', 'How it is shown: which records, which scale, which question.'),
      shownWhen: code('Shown when', 'When it is shown; after the end means ninety days after it.', [
        'each-period',
        'half-way',
        'at-the-end',
        'after-the-end',
      ]),
      shownBy: code('Shown by', 'Who shows it.', ['provider', 'purchaser', 'residents', 'third-party']),
      promised: text('Promised', 'In a contract: what the provider promised, exactly.'),
    },
  },
  PriceIndex: {
    title: 'Price that follows a series',
    description: 'The new price is the first price times one plus the share of what the series moved by since its base, rounded half up.',
    type: 'object',
    required: ['title', 'baseMonth', 'baseValue', 'share'],
    properties: {
      title: text('Title', 'What the series is called.'),
      source: text('Source', 'Who publishes it.'),
      baseMonth: text('Base month', 'The month that the first prices are of, as 2026-03.'),
      baseValue: text('Base value', 'Its value, exactly.'),
      share: text('Share', 'The part of the price that follows, exactly.'),
      threshold: text('Threshold', 'The share by which the series has to have moved, exactly.'),
      everyMonths: { title: 'Months between', description: 'Months between one change of price and the next.', type: 'integer' },
      fromMonth: { title: 'From month', description: 'Month of the contract from which the price may move.', type: 'integer' },
      standsAt: {
        title: 'Stands at',
        description: 'In a contract: the value by which the months from a day on are priced.',
        type: 'object',
        properties: {
          month: text('Month', 'The month of the value.'),
          value: text('Value', 'The value, exactly.'),
          from: text('From', 'The first day of the price.'),
        },
      },
    },
  },
  Subsidy: {
    title: 'Subsidy of a post',
    description: 'The value of the line is the part that the buyer pays.',
    type: 'object',
    required: ['whole'],
    properties: {
      whole: text('Whole', 'What the post costs in all, exactly.'),
      paidShare: text('Paid share', 'The part of the whole that the buyer pays, as an exact fraction.'),
      restFrom: text('Rest from', 'Who carries the rest.'),
      restMoney: text('Rest money', 'From what money.'),
      until: text('Until', 'The last day on which it is paid; left out where it is paid for as long as its project runs.'),
    },
  },
  SuccessCriterion: {
    title: 'What counts as success',
    description: 'What each side said of one line before it knew what the other said, and the words both agreed on where there are any.',
    type: 'object',
    required: ['id'],
    properties: {
      id: id('line'),
      purchaser: text('Purchaser', 'In the words of the buyer.'),
      provider: text('Provider', 'In the words of the supplier.'),
      agreed: text('Agreed', 'The words of both; left out while the difference stands.'),
      indicators: listOf('Indicators', 'From which value each side counts it as a success.', 'SuccessValue'),
    },
  },
  SuccessValue: {
    title: 'Value that counts as success',
    description: 'One indicator as either side counts it.',
    type: 'object',
    required: ['id'],
    properties: {
      id: id('indicator'),
      purchaser: text('Purchaser', 'The value of the buyer, exactly; left out where it named none.'),
      provider: text('Provider', 'The value of the supplier, exactly; left out where it named none.'),
      same: {
        title: 'The same',
        description: 'True where both say the same; left out where they spoke of different targets.',
        type: ['boolean', 'null'],
      },
    },
  },
} as const
