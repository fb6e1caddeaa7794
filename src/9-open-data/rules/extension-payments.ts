import { amount, code, id, moment, text, translatedTitle, whole } from './extension-fields.ts'

/** What is owed for a claim, and the money that goes out and comes back for it. */
export const paymentDefinitions = {
  PaymentObligation: {
    title: 'Payment obligation',
    description: 'One claim for payment and its clock.',
    type: 'object',
    required: ['id', 'value', 'dueDate'],
    properties: {
      id: id('obligation'),
      title: text('Title', 'What is paid.'),
      value: amount('Value', 'The amount claimed.'),
      basis: code(
        'Basis',
        'Whether the day follows from the payment regulation for small and medium enterprises or from the contract alone.',
        ['statute', 'contract'],
      ),
      clockStart: moment('Clock start', 'The day from which the days are counted.'),
      dueDate: moment('Due date', 'The last moment to pay.'),
      relatedAcceptance: text('Related acceptance', 'The id of the acceptance it follows from.'),
      dateWithdrawn: moment(
        'Date withdrawn',
        'When it was found that it should not have been claimed: nothing is owed for it from then on.',
      ),
      dateSettled: moment('Date settled', 'When the last of the amount came.'),
      daysLate: whole('Days late', 'Days from the due day to the day settled; 0 when in time.'),
      interest: amount('Interest', 'Late interest reckoned for it.'),
    },
    patternProperties: translatedTitle,
  },
  Transaction: {
    properties: {
      relatedObligation: text('Related obligation', 'The id of the payment obligation this payment serves.'),
      reverses: text(
        'Reverses',
        'The id of the transaction that this one takes back, as when the bank sent the money back. Its value is below zero.',
      ),
      kind: code('Kind', 'Whether it pays the price that was agreed, or interest because the price came late.', ['price', 'lateInterest']),
    },
  },
} as const
