import { combinations } from '#kernel'
import { deliveryDefinitions } from './extension-delivery.ts'
import { paymentDefinitions } from './extension-payments.ts'
import { amount, code, id, listOf, moment, number, text, whole, translatedTitle } from './extension-fields.ts'
import { goalDefinitions, goalFields } from './extension-goals.ts'
import { bidsField, tenderDefinitions } from './extension-tender.ts'
import { extensionWords } from './extension-words.ts'
import { extensionPath } from './package.ts'

/**
 * Our extension of OCDS 1.1, as it is served and as it stands in `docs/extension`. OCDS has no field for what makes a contract
 * two-sided: when an acceptance was due, when a payment was due and how late it came, what either side owes, how each rated the other,
 * and the need that began it all. A small JSON Merge Patch on the release schema adds them.
 */
export const extensionJson = {
  name: { en: extensionWords.en.name, zh: extensionWords.zh.name },
  description: { en: extensionWords.en.description, zh: extensionWords.zh.description },
  compatibility: ['1.1'],
  dependencies: [],
  testDependencies: [],
  codelists: [],
  schemas: ['release-schema.json'],
} as const

const sides = ['purchaser', 'provider'] as const

export const extensionSchema = {
  properties: {
    combination: code(
      'Combination',
      'How posts and projects are combined, read off what hangs on what: one kind alone, projects run inside posts, posts paid inside projects, both of these, or a bundle of posts and projects without a tie.',
      combinations,
    ),
    bids: bidsField,
  },
  definitions: {
    Planning: {
      properties: {
        needs: listOf(
          'Needs',
          'The needs this purchase comes from, each with the kinds of evidence behind it. Items refer to them by `relatedNeeds`.',
          'Need',
        ),
      },
    },
    Need: {
      title: 'Need',
      description: 'Something residents lack, accepted on at least two kinds of evidence before it was bought.',
      type: 'object',
      required: ['id', 'title'],
      properties: {
        id: id('need'),
        title: text('Title', 'The need in a few words.'),
        dateAccepted: moment('Date accepted', 'When it was accepted as a need.'),
        rationale: text('Rationale', 'Why it was accepted although its evidence does not speak for it by itself.'),
        evidence: listOf('Evidence', 'What shows the need. Never the words of one resident.', 'NeedEvidence'),
      },
      patternProperties: translatedTitle,
    },
    NeedEvidence: {
      title: 'Evidence of a need',
      description: 'One kind of evidence, with the estimate it rests on as it stood when it was attached.',
      type: 'object',
      required: ['id', 'kind'],
      properties: {
        id: id('piece of evidence'),
        kind: code(
          'Kind',
          'After Bradshaw (1972): what people say they need, what a standard asks for, what they come and ask for, what similar places have.',
          ['felt', 'normative', 'expressed', 'comparative'],
        ),
        source: text('Source', 'Where it was counted.'),
        description: text('Description', 'What was estimated.'),
        estimate: number('Estimate', 'A share from 0 to 1, a mean, or a weighted gap; see unit.'),
        unit: code(
          'Unit',
          'What the estimate and its interval are: a share of people, a mean in the unit of the question, or the weighted gap between importance and how well it is met, −20 to 20.',
          ['share', 'mean', 'discrepancy'],
        ),
        low: number('Low', 'Lower end of the 95 % interval.'),
        high: number('High', 'Upper end of the 95 % interval.'),
        n: whole('n', 'How many people answered.'),
        effectiveN: number('Effective n', 'How many people of a simple random sample would say as much.'),
      },
      patternProperties: { '^(description_(en|zh))$': { type: ['string', 'null'] } },
    },
    Tender: {
      properties: {
        fixedPrice: {
          title: 'Fixed price',
          description: 'True where the price was given and bids competed on quality alone.',
          type: ['boolean', 'null'],
        },
        priceWeight: number('Price weight', 'Points of 100 that the price brings.'),
        reviews: listOf('Reviews', 'Challenges and complaints, with their days and what came of them.', 'Review'),
      },
    },
    Item: {
      properties: {
        lineKind: code('Kind of line', 'A post line buys qualified presence by the month; a project line buys results by the unit.', [
          'post',
          'project',
        ]),
        lineValue: amount('Value of the line', 'The amount of the whole line. It is what adds up to the total; the unit price is rounded.'),
        hangsOn: text('Hangs on', 'The id of the item this one hangs on: a project run inside a post, a post paid inside a project.'),
        relatedNeeds: {
          title: 'Related needs',
          description: 'Ids of the needs this line answers.',
          type: 'array',
          items: { type: 'string' },
        },
        communities: { title: 'Communities', description: 'Names of the communities it serves.', type: 'array', items: { type: 'string' } },
        unitTerms: {
          title: 'Unit terms',
          description: 'In a contract: what one unit must be to count, where more than its name was agreed.',
          $ref: '#/definitions/UnitTerms',
        },
        ...goalFields,
        paymentStages: listOf('Payment stages', 'In a contract that is paid by stages: when each is due, in their order.', 'PaymentStage'),
      },
    },
    UnitTerms: {
      title: 'Unit terms',
      description: 'The least that one unit must be. What is left out was not agreed.',
      type: 'object',
      properties: {
        workKinds: { title: 'Kinds of work', description: 'Kinds of work of which it consists.', type: 'array', items: { type: 'string' } },
        sessions: whole('Sessions', 'Least sessions of one unit.'),
        people: whole('People', 'Least people of one unit; person-times over several sessions.'),
        members: whole('Members', 'Least different people of one unit of several sessions.'),
        minutes: whole('Minutes', 'Least minutes of one unit, over all its sessions.'),
      },
    },
    PaymentStage: {
      title: 'Payment stage',
      description: 'A stage a line is paid by, with what must have come before it is due.',
      type: 'object',
      required: ['id', 'title', 'share'],
      properties: {
        id: id('stage'),
        title: text('Title', 'The stage in a few words.'),
        share: text('Share', 'The share of the value of the line, as an exact fraction such as 2/5.'),
        onSigning: { title: 'On signing', description: 'True where it is due with the signatures.', type: ['boolean', 'null'] },
        earliestDate: moment('Earliest date', 'It is not due before.'),
        needs: listOf('Needs', 'Units that must be done before.', 'StageNeed'),
        after: text('After', 'The id of the stage that comes before it.'),
      },
    },
    StageNeed: {
      title: 'Units that must be done',
      description: 'How many units of an item must be done before a stage is due.',
      type: 'object',
      required: ['id', 'count'],
      properties: {
        id: { title: 'ID', description: 'The id of the item.', type: 'string', minLength: 1 },
        count: whole('Count', 'How many units.'),
      },
    },
    Milestone: {
      properties: {
        value: amount('Value', 'What the milestone pays.'),
        acceptedShare: text(
          'Accepted share',
          'The share accepted, as an exact fraction such as 423/434, of what was bought by the text in force when this was published.',
        ),
      },
    },
    Contract: {
      properties: {
        duties: listOf('Duties', 'What each side owes the other under this contract, in the same columns for both.', 'ContractDuty'),
        verdicts: listOf(
          'Verdicts',
          'How each side rated the other, published together once both had spoken or the time was over.',
          'Verdict',
        ),
        successCriteria: listOf(
          'What counts as success',
          'What both sides said beforehand would count as success, line by line, published once both had said it.',
          'SuccessCriterion',
        ),
      },
    },
    Amendment: {
      properties: {
        effectiveDate: moment(
          'Effective date',
          'The first day of an amendment that was signed for later. Until then the contract stays as it was; on that day a release of its own says it anew.',
        ),
        period: { title: 'Period', description: 'How long the contract runs from then.', $ref: '#/definitions/Period' },
        value: amount('Value', 'What the contract comes to from then.'),
        items: listOf('Items', 'The lines of the contract from then.', 'Item'),
      },
    },
    ContractDuty: {
      title: 'Duty',
      description: 'One duty of one side.',
      type: 'object',
      required: ['id', 'debtor', 'title'],
      properties: {
        id: id('duty'),
        debtor: code('Debtor', 'Who owes it.', sides),
        title: text('Title', 'What is owed.'),
        deadline: text('Deadline', 'Until when, counted from what.'),
        remedy: text('Remedy', 'What follows when it is not done.'),
      },
      patternProperties: { '^((title|deadline|remedy)_(en|zh))$': { type: ['string', 'null'] } },
    },
    Verdict: {
      title: 'Verdict',
      description: 'The marks of one side on the other in one round.',
      type: 'object',
      required: ['id', 'ratedBy'],
      properties: {
        id: id('verdict'),
        ratedBy: code('Rated by', 'Who gave the marks.', sides),
        mean: number('Mean', 'Mean of the marks, 1 to 5.'),
        numberOfMarks: whole('Number of marks', 'How many marks the mean rests on.'),
        lines: listOf('Lines', 'How far each item came with what it was to achieve, by its goals.', 'VerdictLine'),
        achieved: number('Achieved', 'The contract as a whole, 1 to 5: the mean of its lines with a mark, each as heavy as its amount.'),
      },
    },
    VerdictLine: {
      title: 'Verdict on a line',
      description: 'How far one item came. Without a mark it could not be told yet.',
      type: 'object',
      required: ['id'],
      properties: {
        id: id('item'),
        mark: whole('Mark', '1, hardly at all, to 5, all of it.'),
      },
    },
    Implementation: {
      properties: {
        acceptances: listOf(
          'Acceptances',
          'When what was delivered was handed in, was due to be accepted, and was accepted.',
          'Acceptance',
        ),
        indicatorValues: listOf(
          'Indicator values',
          'What was reached of the indicators of the lines, beside what was asked for and promised.',
          'IndicatorValue',
        ),
        paymentObligations: listOf(
          'Payment obligations',
          'What became payable, when it was due, and how late it came.',
          'PaymentObligation',
        ),
      },
    },
    Acceptance: {
      title: 'Acceptance',
      description: 'The acceptance of one period or milestone.',
      type: 'object',
      required: ['id', 'dateHandedIn'],
      properties: {
        id: id('acceptance'),
        title: text('Title', 'What was accepted.'),
        dateHandedIn: moment('Date handed in', 'When the provider handed it in.'),
        dueDate: moment('Due date', 'Last moment for the purchaser to answer.'),
        dateAccepted: moment('Date accepted', 'When it was accepted.'),
        acceptedBy: code('Accepted by', 'By the purchaser, or because the agreed days passed without an answer.', ['purchaser', 'silence']),
        residentsHeard: whole('Residents heard', 'How many residents gave their opinion. Left out below five.'),
        recordsChecked: {
          title: 'Records checked',
          description: 'Service records drawn at random to be checked when it was handed in, and what was found of them.',
          $ref: '#/definitions/RecordsChecked',
        },
      },
      patternProperties: translatedTitle,
    },
    ...deliveryDefinitions,
    ...goalDefinitions,
    ...paymentDefinitions,
    ...tenderDefinitions,
  },
} as const

/** Address of the extension on a server, and of its schema beside it. */
export const extensionFiles = { '/open/extension/release-schema.json': extensionSchema, [extensionPath]: extensionJson } as const
