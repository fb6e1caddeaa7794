import { type Day, dayAt, type Money, moneyText, noMoney, readDay, sum, typedDay, typedMoney, type Words } from '#kernel'
import { answerHeadings as headings, answerWords, filler, refuseAnswer, saidAs } from './answer-words.ts'
import { beforeCharges, chargedIn } from './bank-charges.ts'
import type { Said } from './said.ts'
import { child, children, moneyOf, path, text, type XmlElement } from './xml-element.ts'

/** One transfer in an answer of a bank, wherever the answer came from. */
export interface AnswerRow {
  /** Where it stands in the file. */
  readonly line: number
  readonly said: Said
  /** The number we gave the transfer; empty where the bank does not give it back. */
  readonly number: string
  /** The number of the file it is about, where the bank says so; refused without the number of a transfer, all of the file was. */
  readonly messageId: string
  /** The same of the block in it: what one account of ours pays. */
  readonly blockId: string
  readonly amount: Money | undefined
  readonly currency: string | undefined
  readonly on: Day | undefined
  /** The bank's own number of it. */
  readonly reference: string
  /** The account it went to or came back from, and the account of ours; empty where the bank does not say. */
  readonly account: string
  readonly ourAccount: string
  readonly says: string
}

/** Messages that are read, by family: `camt.053.001.08`. Others of ISO 20022 stand in other places or mean something else. */
const families: Readonly<Record<string, { root: string; from: number; to: number }>> = {
  'pain.002.001': { root: 'CstmrPmtStsRpt', from: 3, to: 14 },
  'camt.053.001': { root: 'BkToCstmrStmt', from: 2, to: 13 },
  'camt.054.001': { root: 'BkToCstmrDbtCdtNtfctn', from: 2, to: 13 },
}

/** The answers of an ISO 20022 message; a refusal that names what it is instead, or the line that cannot be read. */
export function readMessage(document: XmlElement, zone: string): readonly AnswerRow[] | ReturnType<typeof refuseAnswer> {
  const namespace = document.attributes.xmlns ?? Object.entries(document.attributes).find(([k]) => k.startsWith('xmlns:'))?.[1] ?? ''
  const named = /^urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.\d{3}\.\d{3})\.(\d{2})$/.exec(namespace)
  const family = named && families[named[1]!]
  if (document.name !== 'Document' || !family) return refuseAnswer('other-message', namespace || document.name)
  const version = Number(named[2])
  if (version < family.from || version > family.to) return refuseAnswer('other-version', `${named[1]}.${named[2]}`)
  const message = child(document, family.root)
  if (!message) return refuseAnswer('other-message', namespace)
  const rows = family.root === 'CstmrPmtStsRpt' ? statusRows(message) : entriesOf(message, zone)
  const wrong = rows.find((r): r is Unreadable => 'unreadable' in r)
  if (wrong) return refuseAnswer('unreadable', wrong.line, wrong.what, wrong.unreadable)
  return rows as AnswerRow[]
}

interface Unreadable {
  readonly line: number
  readonly what: Words
  readonly unreadable: string
}
type Read = AnswerRow | Unreadable

/** Everything between: of a status report each transfer, and where the whole file was refused the file. */
function statusRows(report: XmlElement): Read[] {
  const original = child(report, 'OrgnlGrpInfAndSts')
  const messageId = text(original, 'OrgnlMsgId')
  const groupStatus = text(original, 'GrpSts')
  const blocks = children(report, 'OrgnlPmtInfAndSts')
  const transfers = blocks.flatMap((p) => children(p, 'TxInfAndSts').map((t) => statusRow(p, t, messageId, groupStatus)))
  const refused = (of: XmlElement, blockId: string) => ({
    ...nothing,
    line: of.line,
    said: 'rejected' as const,
    messageId,
    blockId,
    says: reasonOf(of),
  })
  // What was refused as a whole is refused with what is not named one by one.
  if (original && groupStatus === 'RJCT') return [...transfers, refused(original, '')]
  return [...transfers, ...blocks.filter((p) => text(p, 'PmtInfSts') === 'RJCT').map((p) => refused(p, text(p, 'OrgnlPmtInfId')))]
}

function statusRow(block: XmlElement, t: XmlElement, messageId: string, groupStatus: string): Read {
  const status = text(t, 'TxSts') || text(block, 'PmtInfSts') || groupStatus
  const number = text(t, 'OrgnlEndToEndId')
  return {
    ...nothing,
    ...moneyOf(path(t, 'OrgnlTxRef', 'Amt', 'InstdAmt')),
    line: t.line,
    said: status === 'RJCT' ? 'rejected' : 'waits',
    number,
    // A transfer without its number must not be read as the whole file.
    messageId: number && messageId,
    blockId: number && text(block, 'OrgnlPmtInfId'),
    reference: firstNumber(text(t, 'AcctSvcrRef')),
    account: accountIn(path(t, 'OrgnlTxRef', 'CdtrAcct')),
    ourAccount: accountIn(path(t, 'OrgnlTxRef', 'DbtrAcct')),
    says: reasonOf(t) || status,
  }
}

/** Of statements and notifications each transfer of each entry; an entry without transfers is one itself. */
const entriesOf = (message: XmlElement, zone: string): Read[] =>
  message.children
    .filter((s) => s.name === 'Stmt' || s.name === 'Ntfctn')
    .flatMap((s) =>
      children(s, 'Ntry').flatMap((entry) => {
        const details = children(entry, 'NtryDtls')
        const transfers = details.flatMap((d) => children(d, 'TxDtls').map((t) => [t, child(d, 'Btch')] as const))
        const each = transfers.length > 0 ? transfers : ([[entry, child(details[0], 'Btch')]] as const)
        const read = new Map(each.map(([t, batch]) => [t, entryRow(s, entry, t, { transfers: transfers.length, batch, zone })]))
        const rows = [...read.values()]
        return addsUp(entry, read) ? rows : rows.map((r): Read => ('unreadable' in r ? r : { ...r, said: 'adds-up-otherwise' }))
      }),
    )

/**
 * Whether an entry, and each batch in it that says so, is of the amount and the number of its transfers, beside what the bank says that it charged; of
 * one without transfers there is nothing to add up. What was read is found by its element: a bank may write a whole message on one line.
 */
function addsUp(entry: XmlElement, read: ReadonlyMap<XmlElement, Read>): boolean {
  const isOf = (given: XmlElement | undefined, of: readonly XmlElement[], charged: readonly bigint[] = []): boolean => {
    const { amount, currency } = moneyOf(given)
    const own = of.map((t) => read.get(t)!)
    const total = sum(own.map((r) => ('amount' in r && r.amount) || noMoney))
    return own.every((r) => 'amount' in r && r.currency === currency) && [0n, ...charged].some((c) => amount === total + c)
  }
  const details = children(entry, 'NtryDtls').map((d) => ({ transfers: children(d, 'TxDtls'), batch: child(d, 'Btch') }))
  const transfers = details.flatMap((d) => d.transfers)
  if (transfers.length === 0) return true
  return (
    isOf(child(entry, 'Amt'), transfers, [chargedIn(entry, entry), transfers.reduce((all, t) => all + chargedIn(t, entry), 0n)]) &&
    details.every(({ transfers: of, batch }) => {
      const [count, total] = [text(batch, 'NbOfTxs'), child(batch, 'TtlAmt')]
      return of.length === 0 || ((count === '' || Number(count) === of.length) && (!total || isOf(total, of)))
    })
  )
}

function entryRow(
  statement: XmlElement,
  entry: XmlElement,
  t: XmlElement,
  { transfers, batch, zone }: { transfers: number; batch: XmlElement | undefined; zone: string },
): Read {
  const given = beforeCharges(t, entry) ?? (transfers <= 1 ? beforeCharges(entry, entry) : undefined)
  const money = moneyOf(given)
  if (!given || money.amount === undefined)
    return { line: (given ?? t).line, what: answerWords.both('amount'), unreadable: given?.text ?? '' }
  const booked = child(entry, 'BookgDt') ?? child(entry, 'ValDt')
  const typed = text(booked, 'Dt') || text(booked, 'DtTm')
  const on = dayWritten(typed, zone)
  if (!on) return { line: (booked ?? entry).line, what: answerWords.both('on'), unreadable: typed }
  const refs = child(t, 'Refs')
  // It must stand there; without it nobody knows whether money went or came.
  const direction = text(t, 'CdtDbtInd') || text(entry, 'CdtDbtInd')
  if (direction !== 'CRDT' && direction !== 'DBIT') return { line: t.line, what: answerWords.both('direction'), unreadable: direction }
  const came = direction === 'CRDT'
  // What takes a credit back is a debit, and pays nobody.
  const reversed = ['true', '1'].includes(text(entry, 'RvslInd'))
  const status = text(child(entry, 'Sts'), 'Cd') || text(entry, 'Sts')
  const parties = child(t, 'RltdPties')
  return {
    ...nothing,
    ...money,
    line: t.line,
    said: status !== 'BOOK' ? 'waits' : came ? 'returned' : reversed ? 'reversal' : 'paid',
    number: text(refs, 'EndToEndId'),
    messageId: text(batch, 'MsgId') || text(refs, 'MsgId'),
    blockId: text(refs, 'PmtInfId') || text(batch, 'PmtInfId'),
    on,
    reference: firstNumber(text(refs, 'AcctSvcrRef'), text(refs, 'TxId'), text(entry, 'AcctSvcrRef'), text(entry, 'NtryRef')),
    // What came back comes from whom it had gone to.
    account: accountIn(child(parties, came ? 'DbtrAcct' : 'CdtrAcct')),
    ourAccount: accountIn(child(statement, 'Acct')),
    says: [text(path(t, 'RtrInf', 'Rsn'), 'Cd'), text(child(t, 'RtrInf'), 'AddtlInf'), text(t, 'AddtlTxInf')].filter(Boolean).join(' '),
  }
}

const nothing = {
  ...{ number: '', messageId: '', blockId: '', amount: undefined, currency: undefined, on: undefined },
  ...{ reference: '', account: '', ourAccount: '', says: '' },
} as const

const firstNumber = (...given: readonly string[]): string => given.find((g) => !filler.test(g)) ?? ''
/** A day, which may name its zone; of a moment the day it was in the zone of whoever pays. */
function dayWritten(typed: string, zone: string): Day | undefined {
  const m = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(typed)
  if (!m) return undefined
  if (!m[2] || !m[3]) return readDay(m[1]!)
  try {
    return dayAt(Temporal.Instant.from(typed), zone)
  } catch {
    return undefined
  }
}

const accountIn = (of: XmlElement | undefined): string => text(path(of, 'Id', 'Othr'), 'Id') || text(child(of, 'Id'), 'IBAN')
const reasonOf = (of: XmlElement): string => {
  const why = child(of, 'StsRsnInf')
  return [text(child(why, 'Rsn'), 'Cd') || text(child(why, 'Rsn'), 'Prtry'), text(why, 'AddtlInf')].filter(Boolean).join(' ')
}

const needed = ['number', 'said', 'amount', 'on', 'reference'] as const
/** The answers of a table: a list of one's own, or what a bank gives instead of a message. The first row names its columns. */
export function readAnswerTable(
  rows: readonly { readonly cells: readonly string[]; readonly row: number }[],
): readonly AnswerRow[] | ReturnType<typeof refuseAnswer> {
  const head = (rows[0]?.cells ?? []).map((c) => c.trim().toLowerCase())
  const columnOf = (key: string) => head.flatMap((h, i) => (headings[key]!.includes(h) ? [i] : []))
  const twice = Object.keys(headings).find((key) => columnOf(key).length > 1)
  if (twice) return refuseAnswer('column-twice', headings[twice]![0]!)
  const missing = needed.filter((key) => columnOf(key).length === 0)
  if (missing.length > 0) return refuseAnswer('columns-missing', missing.map((key) => headings[key]![0]!).join(', '))
  const read: AnswerRow[] = []
  for (const r of rows.slice(1)) {
    const cell = (key: string) => r.cells[columnOf(key)[0] ?? -1]?.trim() ?? ''
    const typed = cell('said').toLowerCase()
    const said = (Object.keys(saidAs) as Said[]).find((s) => saidAs[s].includes(typed))
    if (!said) return refuseAnswer('unreadable', r.row, answerWords.both('status'), cell('said'))
    const booked = said === 'paid' || said === 'returned'
    const [amount, on] = [typedMoney(cell('amount')), typedDay(cell('on'))]
    if (amount === undefined && (booked || cell('amount')))
      return refuseAnswer('unreadable', r.row, answerWords.both('amount'), cell('amount'))
    if (!on && (booked || cell('on'))) return refuseAnswer('unreadable', r.row, answerWords.both('on'), cell('on'))
    const texts = ['number', 'reference', 'account', 'ourAccount', 'says', 'messageId', 'blockId'] as const
    read.push({
      line: r.row,
      said,
      amount,
      on,
      currency: cell('currency').toUpperCase() || undefined,
      ...(Object.fromEntries(texts.map((key) => [key, key === 'reference' ? firstNumber(cell(key)) : cell(key)])) as Record<
        (typeof texts)[number],
        string
      >),
    })
  }
  return read
}

/** What was read of any file as the table that says the same, for the form that confirms it. */
export const asAnswerTable = (rows: readonly AnswerRow[]): string => {
  const keys = ['number', 'said', 'amount', 'currency', 'on', 'reference', 'account', 'ourAccount', 'says', 'messageId', 'blockId'] as const
  const cell = (value: unknown) =>
    `"${String(value || '')
      .replaceAll('"', '""')
      .replaceAll(/[\r\n]+/g, ' ')}"`
  return [
    keys.map((k) => cell(headings[k]![0])).join(','),
    ...rows.map((r) => keys.map((k) => cell(k === 'amount' ? r.amount !== undefined && moneyText(r.amount) : r[k])).join(',')),
  ].join('\n')
}
