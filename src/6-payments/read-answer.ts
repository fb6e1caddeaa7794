import { isRefusal, type Refusal, type Words, wrongPersonal } from '#kernel'
import { type Ctx, decodeText, readTableBeside, recordRefusal } from '#platform'
import { Parser } from 'htmlparser2'
import { answerText } from './answer-words.ts'
import { refuseAnswer } from './rules/answer-words.ts'
import { type AnswerRow, readAnswerTable, readMessage } from './rules/bank-answer.ts'
import type { XmlElement } from './rules/xml-element.ts'

/** What a person may hand in. */
export const mostMegabytes = 4
/** Transfers of one file: what one request can hold against the claims without anybody waiting for it. */
const mostAnswers = 1000
const mostDepth = 40

export interface AnswerRead {
  readonly rows: readonly AnswerRow[]
  /** How it was read, for whoever handed it in. */
  readonly notes: readonly Words[]
}

/** Reads what a bank answered, as ISO 20022 or as a table, in whatever encoding. Nothing of it is believed yet. */
export async function readAnswer(ctx: Ctx, content: Uint8Array | string): Promise<AnswerRead | Refusal> {
  const read = await reading(content, ctx.zone)
  return isRefusal(read) ? await recordRefusal(ctx, 'payments.read-answer', read) : read
}

async function reading(content: Uint8Array | string, zone: string): Promise<AnswerRead | Refusal> {
  if (content.length > mostMegabytes * 1024 * 1024) return refuseAnswer('answer-too-large', mostMegabytes)
  if (looksLikeXml(content)) {
    const xml = wholeText(content as Uint8Array)
    const document = isRefusal(xml) ? xml : readXml(xml)
    return counted(isRefusal(document) ? document : readMessage(document, zone), [])
  }
  const table = await readTableBeside(content, { mostRows: mostAnswers + 1 })
  return isRefusal(table) ? table : counted(readAnswerTable(table.rows), table.notes)
}

function counted(rows: readonly AnswerRow[] | Refusal, notes: readonly Words[]): AnswerRead | Refusal {
  if (isRefusal(rows)) return rows
  if (rows.length === 0) return refuseAnswer('no-answers')
  if (rows.length > mostAnswers) return refuseAnswer('too-many-rows', mostAnswers)
  // What a bank says is kept and shown like any free text: a number of a person is not.
  const says = (text: string) => (wrongPersonal(text) ? answerText.both('leftOut').zh : text)
  return { rows: rows.map((r) => ({ ...r, says: says(r.says) })), notes }
}

/** Begins with `<`, behind a mark, a zero byte of UTF-16 or white space. A text that comes back from our own form is a table. */
const looksLikeXml = (content: Uint8Array | string): boolean =>
  typeof content !== 'string' &&
  content.subarray(0, 200).find((b) => ![0xef, 0xbb, 0xbf, 0xff, 0xfe, 0, 9, 10, 13, 32].includes(b)) === 0x3c

/** The text of a message, in the encoding that it says itself. */
function wholeText(bytes: Uint8Array): string | Refusal {
  const decoded = decodeText(bytes)
  if (isRefusal(decoded)) return decoded
  const said = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']/i.exec(decoded.text)?.[1]?.toUpperCase() ?? 'UTF-8'
  const is = decoded.encoding
  const same = said.startsWith('GB') ? is === 'GB18030' : is.startsWith(said)
  const plain = !/[^\x00-\x7f]/.test(decoded.text) && !is.startsWith('UTF-16')
  return same || plain ? decoded.text : refuseAnswer('other-encoding', said, is)
}

class Stop extends Error {
  readonly why: Refusal
  constructor(why: Refusal) {
    super(why.code)
    this.why = why
  }
}

/**
 * XML as a tree of elements. The parser knows no entities but those of XML itself; a document that brings its own is refused at the line where it does,
 * as is one that does not close what it opens, for a message that was cut off would look like one with fewer transfers.
 */
function readXml(xml: string): XmlElement | Refusal {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '', line: 1 }
  const open = [root]
  let [line, from] = [1, 0]
  const lineAt = (index: number): number => {
    for (; from < index && from < xml.length; from++) if (xml.charCodeAt(from) === 10) line++
    return line
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > mostDepth) throw new Stop(refuseAnswer('too-deep', lineAt(parser.startIndex)))
        const at: XmlElement = {
          name: name.slice(name.lastIndexOf(':') + 1),
          attributes,
          children: [],
          text: '',
          line: lineAt(parser.startIndex),
        }
        open.at(-1)!.children.push(at)
        open.push(at)
      },
      ontext(text) {
        open.at(-1)!.text += text
      },
      onclosetag(_, implied) {
        // An element that ends where it begins is whole; one that is closed by the end of another is not.
        if (implied && !xml.startsWith('/>', parser.endIndex - 1)) throw new Stop(refuseAnswer('not-xml', lineAt(parser.endIndex)))
        open.pop()
      },
      onprocessinginstruction(name) {
        if (name.startsWith('!')) throw new Stop(refuseAnswer('own-entities', lineAt(parser.startIndex)))
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  try {
    parser.end(xml)
  } catch (e) {
    if (e instanceof Stop) return e.why
    throw e
  }
  const [document, ...more] = root.children
  return document && more.length === 0 ? document : refuseAnswer('not-xml', lineAt(xml.length))
}
