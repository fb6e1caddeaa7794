import { type Day, type Money, moneyText } from '#kernel'

/** An account with whom it is of, as the bank is to be told. */
export interface BankAccount {
  readonly name: string
  readonly bank: string
  readonly account: string
}
/** One transfer of a file. */
interface Transfer {
  /** Comes back with the bank's answer: the number of the claim. */
  readonly endToEndId: string
  readonly amount: Money
  readonly to: BankAccount
  readonly remittance: string
}
/** What one payer pays by a file. */
interface PaidFrom {
  readonly from: BankAccount
  readonly transfers: readonly Transfer[]
}
export interface PaymentOrder {
  /** The same for the same transfers on the same day, so that a bank knows a file it was given twice. */
  readonly messageId: string
  /** A moment, as `2026-11-30T09:00:00+08:00`. */
  readonly createdAt: string
  readonly initiator: string
  readonly on: Day
  readonly currency: string
  readonly payers: readonly PaidFrom[]
}

export const painNamespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'

type Node = readonly [name: string, content: string | readonly Node[], attributes?: string]

/**
 * A payment order as ISO 20022 has it, `pain.001.001.09`: one block for each payer, and in it one transfer for each claim. Elements stand in
 * the order the message wants them in; names are cut to the length it takes.
 */
export function painFile(o: PaymentOrder): string {
  const all = o.payers.flatMap((p) => p.transfers)
  const document: Node = [
    'CstmrCdtTrfInitn',
    [
      [
        'GrpHdr',
        [
          ['MsgId', o.messageId],
          ['CreDtTm', o.createdAt],
          ['NbOfTxs', String(all.length)],
          ['CtrlSum', sumOf(all)],
          ['InitgPty', [['Nm', cut(o.initiator, 140)]]],
        ],
      ],
      ...o.payers.map((p, i) => block(o, p, i)),
    ],
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${painNamespace}">\n${written(document, 1)}</Document>\n`
}

const block = (o: PaymentOrder, p: PaidFrom, i: number): Node => [
  'PmtInf',
  [
    ['PmtInfId', `${o.messageId}-${i + 1}`],
    ['PmtMtd', 'TRF'],
    ['NbOfTxs', String(p.transfers.length)],
    ['CtrlSum', sumOf(p.transfers)],
    ['ReqdExctnDt', [['Dt', o.on.toString()]]],
    ['Dbtr', [['Nm', cut(p.from.name, 140)]]],
    ['DbtrAcct', accountOf(p.from, o.currency)],
    ['DbtrAgt', agentOf(p.from)],
    ...p.transfers.map((t) => transfer(t, o.currency)),
  ],
]

const transfer = (t: Transfer, currency: string): Node => [
  'CdtTrfTxInf',
  [
    ['PmtId', [['EndToEndId', t.endToEndId]]],
    ['Amt', [['InstdAmt', moneyText(t.amount), `Ccy="${currency}"`]]],
    ['CdtrAgt', agentOf(t.to)],
    ['Cdtr', [['Nm', cut(t.to.name, 140)]]],
    ['CdtrAcct', accountOf(t.to)],
    ['RmtInf', [['Ustrd', cut(t.remittance, 140)]]],
  ],
]

const accountOf = (a: BankAccount, currency?: string): readonly Node[] => [
  ['Id', [['Othr', [['Id', bare(a.account)]]]]],
  ...(currency ? ([['Ccy', currency]] as const) : []),
]
const agentOf = (a: BankAccount): readonly Node[] => [['FinInstnId', [['Nm', cut(a.bank, 140)]]]]

/** Digits and letters of an account as the bank keys them. */
export const bare = (account: string): string => account.replace(/[\s-]/g, '')
const sumOf = (all: readonly Transfer[]): string => moneyText(all.reduce((t, x) => t + x.amount, 0n) as Money)
const cut = (s: string, most: number): string => [...s.trim()].slice(0, most).join('')

function written([name, content, attributes]: Node, depth: number): string {
  const indent = '  '.repeat(depth)
  const open = attributes ? `${name} ${attributes}` : name
  if (typeof content === 'string') return `${indent}<${open}>${escaped(content)}</${name}>\n`
  return `${indent}<${open}>\n${content.map((n) => written(n, depth + 1)).join('')}${indent}</${name}>\n`
}

/** Text as XML may hold it: its own signs named, and without what no XML can say. */
const escaped = (s: string): string =>
  [...s]
    .filter((c) => !isControl(c.codePointAt(0)!))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
const isControl = (n: number): boolean =>
  (n < 32 && n !== 9 && n !== 10 && n !== 13) || (n >= 0xd800 && n <= 0xdfff) || n === 0xfffe || n === 0xffff
