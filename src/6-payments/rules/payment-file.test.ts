import { day, yuan } from '#kernel'
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { painFile, painNamespace, type PaymentOrder } from './payment-file.ts'

/**
 * The message as ISO 20022 publishes it, as far as a file of ours may use it: for each element what may stand in it, in which order, how
 * often, and what its text may be. An element that is not named here may not stand there.
 */
type Rule = { readonly in: readonly (readonly [name: string, least: number, most: number])[] } | { readonly text: RegExp }
const max = (n: number): Rule => ({ text: new RegExp(`^[\\s\\S]{1,${n}}$`, 'u') })
const amount: Rule = { text: /^\d{1,15}\.\d{2}$/ }
const many = Number.MAX_SAFE_INTEGER
const message: Readonly<Record<string, Rule>> = {
  Document: { in: [['CstmrCdtTrfInitn', 1, 1]] },
  CstmrCdtTrfInitn: {
    in: [
      ['GrpHdr', 1, 1],
      ['PmtInf', 1, many],
    ],
  },
  GrpHdr: {
    in: [
      ['MsgId', 1, 1],
      ['CreDtTm', 1, 1],
      ['NbOfTxs', 1, 1],
      ['CtrlSum', 0, 1],
      ['InitgPty', 1, 1],
    ],
  },
  MsgId: max(35),
  CreDtTm: { text: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/ },
  NbOfTxs: { text: /^\d{1,15}$/ },
  CtrlSum: amount,
  InitgPty: { in: [['Nm', 0, 1]] },
  Nm: max(140),
  PmtInf: {
    in: [
      ...([
        ['PmtInfId', 1, 1],
        ['PmtMtd', 1, 1],
        ['NbOfTxs', 0, 1],
        ['CtrlSum', 0, 1],
        ['ReqdExctnDt', 1, 1],
      ] as const),
      ...([
        ['Dbtr', 1, 1],
        ['DbtrAcct', 1, 1],
        ['DbtrAgt', 1, 1],
        ['CdtTrfTxInf', 1, many],
      ] as const),
    ],
  },
  PmtInfId: max(35),
  PmtMtd: { text: /^(CHK|TRF|TRA)$/ },
  ReqdExctnDt: { in: [['Dt', 1, 1]] },
  Dt: { text: /^\d{4}-\d\d-\d\d$/ },
  Dbtr: { in: [['Nm', 0, 1]] },
  DbtrAcct: {
    in: [
      ['Id', 1, 1],
      ['Ccy', 0, 1],
    ],
  },
  'DbtrAcct/Id': { in: [['Othr', 1, 1]] },
  'CdtrAcct/Id': { in: [['Othr', 1, 1]] },
  Othr: { in: [['Id', 1, 1]] },
  'Othr/Id': max(34),
  Ccy: { text: /^[A-Z]{3}$/ },
  DbtrAgt: { in: [['FinInstnId', 1, 1]] },
  FinInstnId: { in: [['Nm', 0, 1]] },
  CdtTrfTxInf: {
    in: [
      ['PmtId', 1, 1],
      ['Amt', 1, 1],
      ['CdtrAgt', 0, 1],
      ['Cdtr', 0, 1],
      ['CdtrAcct', 0, 1],
      ['RmtInf', 0, 1],
    ],
  },
  PmtId: { in: [['EndToEndId', 1, 1]] },
  EndToEndId: max(35),
  Amt: { in: [['InstdAmt', 1, 1]] },
  InstdAmt: amount,
  CdtrAgt: { in: [['FinInstnId', 1, 1]] },
  Cdtr: { in: [['Nm', 0, 1]] },
  CdtrAcct: { in: [['Id', 1, 1]] },
  RmtInf: { in: [['Ustrd', 0, many]] },
  Ustrd: max(140),
}

interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}
function parse(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const e: Element = { name, attributes, children: [], text: '' }
        open.at(-1)!.children.push(e)
        open.push(e)
      },
      ontext: (t) => {
        open.at(-1)!.text += t
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return top.children.find((e) => e.name === 'Document')!
}

/** One sentence per breach of the message's rules. */
function breaches(e: Element, parent = ''): string[] {
  const rule = message[`${parent}/${e.name}`] ?? message[e.name]
  if (!rule) return [`${parent}/${e.name}: not in the message`]
  if ('text' in rule) return rule.text.test(e.text) && e.children.length === 0 ? [] : [`${parent}/${e.name}: ${e.text}`]
  const order = rule.in.map(([name]) => name)
  const names = e.children.map((c) => c.name)
  const sorted = names.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  return [
    ...(names.join() === sorted.join() ? [] : [`${e.name}: in the wrong order: ${names.join(' ')}`]),
    ...rule.in.flatMap(([name, least, most]) => {
      const n = names.filter((x) => x === name).length
      return n < least || n > most ? [`${e.name}/${name}: ${n} times`] : []
    }),
    ...e.children.flatMap((c) => breaches(c, e.name)),
  ]
}
const find = (e: Element, name: string): Element[] => [...(e.name === name ? [e] : []), ...e.children.flatMap((c) => find(c, name))]

const account = (name: string, n = '4403 0501 0010 0012 34') => ({ name, bank: '星河银行青石支行', account: n })
const order: PaymentOrder = {
  messageId: 'TDM-0123456789abcdef01234567',
  createdAt: '2026-11-30T09:00:00+08:00',
  initiator: '星河区财政局',
  on: day('2026-12-01'),
  currency: 'CNY',
  payers: [
    {
      from: account('星河街道办事处'),
      transfers: [
        {
          endToEndId: 'HT-2026-001-P01',
          amount: yuan('83241.67'),
          to: account('同心社工服务中心'),
          remittance: 'HT-2026-001-P01 2026 年 9 月的服务',
        },
        { endToEndId: 'HT-2026-001-P02-2', amount: yuan('0.05'), to: account('A & B <“C”>'), remittance: `${'长'.repeat(200)}` },
      ],
    },
    {
      from: account('青石街道办事处'),
      transfers: [{ endToEndId: 'HT-9', amount: yuan('100'), to: account('暖阳'), remittance: 'x\u0000y' }],
    },
  ],
}

describe('a payment order', () => {
  const read = parse(painFile(order))
  test('stands as the message wants it: elements, order, how often, how long', () => {
    expect(read.attributes.xmlns).toBe(painNamespace)
    expect(breaches(read)).toEqual([])
  })
  test('says sums and numbers that its transfers add up to, as a whole and for each payer', () => {
    expect(find(read, 'InstdAmt').map((e) => [e.text, e.attributes.Ccy])).toEqual([
      ['83241.67', 'CNY'],
      ['0.05', 'CNY'],
      ['100.00', 'CNY'],
    ])
    expect(find(read, 'CtrlSum').map((e) => e.text)).toEqual(['83341.72', '83241.72', '100.00'])
    expect(find(read, 'NbOfTxs').map((e) => e.text)).toEqual(['3', '2', '1'])
    expect(find(read, 'EndToEndId').map((e) => e.text)).toEqual(['HT-2026-001-P01', 'HT-2026-001-P02-2', 'HT-9'])
  })
  test('keeps a name whatever signs are in it, leaves out what no XML can say, and gives accounts without gaps', () => {
    expect(find(read, 'Nm').map((e) => e.text)).toContain('A & B <“C”>')
    expect(find(read, 'Ustrd').map((e) => e.text)).toContain('xy')
    expect(new Set(find(read, 'Othr').map((e) => e.children[0]!.text))).toEqual(new Set(['440305010010001234']))
  })
  test('would be found wrong if elements changed places, went missing, stood twice or grew too long', () => {
    const xml = painFile(order)
    const planted = [
      xml.replace(/(<PmtMtd>.*?<\/PmtMtd>)\s*(<NbOfTxs>.*?<\/NbOfTxs>)/s, '$2$1'),
      xml.replace(/<ReqdExctnDt>.*?<\/ReqdExctnDt>/s, ''),
      xml.replace(/(<EndToEndId>.*?<\/EndToEndId>)/s, '$1$1'),
      xml.replace('HT-9<', `${'9'.repeat(36)}<`),
      xml.replace('<PmtMtd>TRF', '<PmtMtd>CASH'),
      xml.replace('>100.00</InstdAmt>', '>100.005</InstdAmt>'),
      xml.replace('<Cdtr>', '<Fee>1</Fee><Cdtr>'),
    ]
    for (const p of planted) expect(breaches(parse(p))).not.toEqual([])
  })
})
