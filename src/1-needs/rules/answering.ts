import { type Lang, withChoices, type Words, wrongPersonal } from '#kernel'
import type { Answers, AnswerValue, Question } from './questionnaire.ts'
import { answerWords } from './words.ts'

/** What arrived from a form: the text of each field, several where boxes were ticked. */
export type Typed = Readonly<Record<string, unknown>>

/** Longest free text. An answer, not an essay; and nothing that could fill a disk. */
const longestText = 1000

/** The questions asked, given what was answered so far: a question whose condition does not hold is left out. */
export function asked(questions: readonly Question[], answers: Answers): Question[] {
  const seen: Question[] = []
  const given: Record<string, AnswerValue> = {}
  for (const q of questions) {
    if (q.showIf && !holds(given[q.showIf.question], q.showIf.value)) continue
    seen.push(q)
    const a = answers[q.id]
    if (a !== undefined) given[q.id] = a
  }
  return seen
}

function holds(answer: AnswerValue | undefined, value: string): boolean {
  if (answer === undefined) return false
  if (typeof answer === 'string') return answer === value
  return Array.isArray(answer) && answer.includes(value)
}

/** The names of the fields a question has in a form. */
function fieldsOf(q: Question): string[] {
  if (q.kind === 'need') return [`${q.id}-importance`, `${q.id}-met`]
  if (q.kind === 'ranking') return Array.from({ length: q.places }, (_, i) => `${q.id}-${i + 1}`)
  return [q.id]
}

/** Reads one question from its fields. `value` is missing when it was left empty; `wrong` says what to do. */
export function readAnswer(q: Question, typed: Typed): { value?: AnswerValue; wrong?: Words } {
  const read = readValue(q, typed)
  if (read.wrong || read.value !== undefined || !q.required) return read
  return { wrong: q.kind === 'text' || q.kind === 'number' ? answerWords.both('write') : answerWords.both('choose') }
}

function readValue(q: Question, typed: Typed): { value?: AnswerValue; wrong?: Words } {
  if (q.kind === 'multiple') {
    const values = [...new Set([typed[q.id] ?? []].flat().filter((v): v is string => typeof v === 'string' && v !== ''))]
    if (values.some((v) => !q.options.some((o) => o.value === v))) return { wrong: notOffered(q) }
    if (q.most !== undefined && values.length > q.most) return { wrong: answerWords.both('tooMany', q.most) }
    // In the order of the questionnaire: the order of ticking is nobody's business.
    return values.length ? { value: q.options.map((o) => o.value).filter((v) => values.includes(v)) } : {}
  }
  if (q.kind === 'need') {
    const [importance, met] = [rating(typed[`${q.id}-importance`]), rating(typed[`${q.id}-met`])]
    if (importance === 'wrong' || met === 'wrong') return { wrong: notOffered(q) }
    if ((importance === undefined) !== (met === undefined)) return { wrong: answerWords.both('bothRatings') }
    return importance === undefined || met === undefined ? {} : { value: { importance, met } }
  }
  if (q.kind === 'ranking')
    return readRanking(
      q,
      fieldsOf(q).map((name) => textOf(typed[name])),
    )
  const text = textOf(typed[q.id])
  if (text === '') return {}
  if (q.kind === 'single') return q.options.some((o) => o.value === text) ? { value: text } : { wrong: notOffered(q) }
  if (q.kind === 'scale') return rating(text) === 'wrong' ? { wrong: notOffered(q) } : { value: text }
  if (q.kind === 'number') {
    const digits = text.replace(/[０-９]/g, (d) => String(d.charCodeAt(0) - 0xff10))
    const n = /^-?\d{1,9}$/.test(digits) ? Number(digits) : undefined
    return n === undefined || n < q.min || n > q.max ? { wrong: answerWords.both('between', q.min, q.max) } : { value: String(n) }
  }
  if (text.length > longestText) return { wrong: answerWords.both('tooLong', longestText, text.length) }
  return wrongPersonal(text) ? { wrong: answerWords.both('personal') } : { value: text }
}

function readRanking(q: Question & { kind: 'ranking' }, places: string[]): { value?: AnswerValue; wrong?: Words } {
  const chosen = places.filter((p) => p !== '')
  if (chosen.length === 0) return {}
  if (chosen.some((v) => !q.options.some((o) => o.value === v))) return { wrong: notOffered(q) }
  if (new Set(chosen).size < chosen.length) return { wrong: answerWords.both('twice') }
  if (places.indexOf('') >= 0 && places.findLastIndex((p) => p !== '') > places.indexOf('')) return { wrong: answerWords.both('gap') }
  if (q.required && chosen.length < q.places) return { wrong: answerWords.both('fill', q.places) }
  return { value: chosen }
}

/** What was chosen is none of the answers: it says which there are. */
function notOffered(q: Question): Words {
  const labels = 'options' in q ? q.options.map((o) => o.label) : [1, 2, 3, 4, 5].map((n) => ({ zh: String(n), en: String(n) }))
  const said = (lang: Lang) =>
    withChoices(
      answerWords[lang].unknown,
      labels.map((l) => l[lang]),
      lang,
    )
  return { zh: said('zh'), en: said('en') }
}

/** Checks a whole answer: what was not asked is dropped, everything that is wrong is named by question. */
export function readAnswers(questions: readonly Question[], typed: Typed): { answers: Answers; wrong: Record<string, Words> } {
  const answers: Record<string, AnswerValue> = {}
  const wrongs: Record<string, Words> = {}
  for (const q of questions) {
    if (!asked(questions, answers).includes(q)) continue
    const read = readAnswer(q, typed)
    if (read.wrong) wrongs[q.id] = read.wrong
    if (read.value !== undefined) answers[q.id] = read.value
  }
  return { answers, wrong: wrongs }
}

/** Answers as the fields of a form: the other way round. */
export function typedOf(questions: readonly Question[], answers: Answers): Record<string, string | readonly string[]> {
  const fields: Record<string, string | readonly string[]> = {}
  for (const q of questions) {
    const a = answers[q.id]
    if (a === undefined) continue
    if (q.kind === 'need' && typeof a === 'object' && 'met' in a)
      Object.assign(fields, { [`${q.id}-importance`]: String(a.importance), [`${q.id}-met`]: String(a.met) })
    else if (q.kind === 'ranking' && Array.isArray(a)) a.forEach((v: string, i) => (fields[`${q.id}-${i + 1}`] = v))
    else if (typeof a === 'string' || Array.isArray(a)) fields[q.id] = a as string | readonly string[]
  }
  return fields
}

/** What was typed for a question, as far as it can be shown again: a half answer is not lost. */
export function halfRead(q: Question, typed: Typed): Answers {
  const texts = (name: string) => [typed[name] ?? []].flat().filter((v): v is string => typeof v === 'string')
  if (q.kind === 'need')
    return { [q.id]: { importance: Number(texts(`${q.id}-importance`)[0] ?? 0), met: Number(texts(`${q.id}-met`)[0] ?? 0) } }
  if (q.kind === 'ranking') return { [q.id]: Array.from({ length: q.places }, (_, i) => texts(`${q.id}-${i + 1}`)[0] ?? '') }
  return { [q.id]: q.kind === 'multiple' ? texts(q.id) : (texts(q.id)[0] ?? '').slice(0, 5000) }
}

/**
 * The mean of what an answer says of how well things are, in thousandths of a point on the scale of 1 to 5:
 * scales that count, and how well each need is met. Undefined when nothing of the kind was answered.
 */
export function scoreOf(questions: readonly Question[], answers: Answers): number | undefined {
  const points = questions.flatMap((q) => {
    const a = answers[q.id]
    if (q.kind === 'scale' && q.counts && typeof a === 'string') return [Number(a)]
    return q.kind === 'need' && typeof a === 'object' && 'met' in a ? [a.met] : []
  })
  return points.length ? Math.round((1000 * points.reduce((a, b) => a + b, 0)) / points.length) : undefined
}

function rating(typed: unknown): number | undefined | 'wrong' {
  const text = textOf(typed)
  return text === '' ? undefined : /^[1-5]$/.test(text) ? Number(text) : 'wrong'
}

// Control characters have no place in what people write, and PostgreSQL refuses NUL.
const textOf = (v: unknown): string =>
  (typeof v === 'string' ? v : Array.isArray(v) && typeof v[0] === 'string' ? v[0] : '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .normalize('NFC')
    .trim()
