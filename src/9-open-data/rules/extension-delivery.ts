import { code, id, moment, text, whole } from './extension-fields.ts'

/** What was found of drawn records, and what was reached of indicators. */
export const deliveryDefinitions = {
  RecordsChecked: {
    title: 'Records checked',
    description: 'Service records drawn at random to be checked, and what was found of them.',
    type: 'object',
    properties: {
      records: whole('Records', 'How many records there were to draw from.'),
      drawn: whole('Drawn', 'How many were drawn.'),
      asRecorded: whole('As recorded', 'How many were found as they were recorded.'),
      differing: whole('Differing', 'How many were found to differ.'),
      notCheckable: whole('Not checkable', 'How many could not be checked.'),
      notChecked: whole('Not checked', 'How many nobody checked.'),
    },
  },
  IndicatorValue: {
    title: 'Indicator value',
    description: 'What was reached of one indicator of a line, for one time at which it is shown.',
    type: 'object',
    required: ['id', 'value'],
    properties: {
      id: id('indicator value'),
      relatedItem: text('Related item', 'The id of the item the indicator belongs to.'),
      relatedIndicator: text('Related indicator', 'The id of the indicator among the goals of that item.'),
      title: text('Title', 'What the indicator is called.'),
      kind: code('Kind', 'What it tells.', ['input', 'output', 'outcome', 'quality']),
      unit: text('Unit', 'What it is counted in.'),
      better: code('Better', 'Whether more of it is better, or less.', ['more', 'less']),
      target: text('Target', 'What is asked for, exactly.'),
      promised: text('Promised', 'What the provider promised, exactly; left out where it promised nothing.'),
      shownFor: text('Shown for', 'The month, or the time of the contract, it was shown for.'),
      value: text('Value', 'What was reached, exactly.'),
      reached: code('Reached', 'Whether that is what was promised, or where nothing was promised what was asked for.', [
        'reached',
        'short',
        'not-yet',
      ]),
      dateShown: moment('Date shown', 'The day on which it was measured or counted.'),
    },
    patternProperties: { '^(shownFor_(en|zh)|title_(en|zh))$': { type: ['string', 'null'] } },
  },
} as const
