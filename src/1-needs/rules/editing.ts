import type { Words } from '#kernel'
import { ageGroup, census } from './census.ts'
import { type MarginVariable, marginVariables, type Option, type Question, type QuestionKind } from './questionnaire.ts'
import { questionWords } from './words.ts'

export const mostQuestions = 60
const mostOptions = 30

/** A question as a form gives it. */
export interface TypedQuestion {
  kind: QuestionKind
  label: string
  labelEn?: string | undefined
  hint?: string | undefined
  hintEn?: string | undefined
  required: boolean
  /** One option per line, `中文 | English`. */
  options?: string | undefined
  margin?: string | undefined
  places?: number | undefined
  most?: number | undefined
  low?: string | undefined
  lowEn?: string | undefined
  high?: string | undefined
  highEn?: string | undefined
  counts?: boolean | undefined
  min?: number | undefined
  max?: number | undefined
  /** `question=value`. */
  showIf?: string | undefined
  /** Whether it asked for a word of one's own before; no form changes that. */
  ownWord?: true | undefined
}

/** Makes a question of what was typed, or names every field that is wrong. An option keeps its value while its words stay. */
export function readQuestion(t: TypedQuestion, id: string, before: readonly Option[] = []): Question | { wrong: Record<string, Words> } {
  const words = (zh: string, en: string | undefined): Words => ({ zh, en: en ?? zh })
  const [question, value] = (t.showIf ?? '').split('=')
  const base = {
    id,
    label: words(t.label, t.labelEn),
    required: t.required,
    ...(t.hint && { hint: words(t.hint, t.hintEn) }),
    ...(question && value && { showIf: { question, value } }),
  }
  if (t.kind === 'text') return { ...base, kind: t.kind, ...(t.ownWord && { ownWord: t.ownWord }) }
  if (t.kind === 'need') return { ...base, kind: t.kind }
  if (t.kind === 'number') {
    const [min, max] = [t.min ?? 0, t.max ?? 1_000_000]
    return min > max ? { wrong: { max: questionWords.both('maxBelowMin') } } : { ...base, kind: 'number', min, max }
  }
  if (t.kind === 'scale')
    return {
      ...base,
      kind: 'scale',
      counts: t.counts ?? true,
      low: t.low ? words(t.low, t.lowEn) : questionWords.both('low'),
      high: t.high ? words(t.high, t.highEn) : questionWords.both('high'),
    }
  const margin = t.kind === 'single' ? marginVariables.find((v) => v === t.margin) : undefined
  const lines = (t.options ?? '')
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean)
  const options = margin ? marginOptions(margin) : readOptions(lines, before)
  if (options.length < 2) return { wrong: { options: questionWords.both('twoOptions') } }
  if (options.length > mostOptions) return { wrong: { options: questionWords.both('tooManyOptions', mostOptions) } }
  if (new Set(options.map((o) => o.label.zh)).size < options.length) return { wrong: { options: questionWords.both('sameOptions') } }
  if (t.kind === 'single') return { ...base, kind: 'single', options, ...(margin && { margin }) }
  if (t.kind === 'multiple') return { ...base, kind: 'multiple', options, ...(t.most && { most: t.most }) }
  return { ...base, kind: 'ranking', options, places: Math.min(t.places ?? 3, options.length) }
}

/** The options of a question that weighs the sample: the groups of the census, for people old enough to be asked. */
export const marginOptions = (v: MarginVariable): readonly Option[] =>
  v === 'age'
    ? [...census.age.groups.filter((g) => !['0-17', '80-89', '90-99', '100+'].includes(g.value)), ageGroup('80+')]
    : census[v].groups

export const optionLines = (options: readonly Option[]): string =>
  options.map((o) => (o.label.zh === o.label.en ? o.label.zh : `${o.label.zh} | ${o.label.en}`)).join('\n')

function readOptions(lines: readonly string[], before: readonly Option[]): Option[] {
  const taken = new Set(before.map((o) => o.value))
  return lines.map((line) => {
    const [zh, en] = line.split(/\s*[|｜]\s*/) as [string, string | undefined]
    const kept = before.find((o) => o.label.zh === zh)?.value
    let value = kept
    for (let n = 1; value === undefined; n++) if (!taken.has(`o${n}`)) value = `o${n}`
    taken.add(value)
    return { value, label: { zh: zh.slice(0, 200), en: (en || zh).slice(0, 200) } }
  })
}

/** The answers on which later questions may depend. */
export const conditionsBefore = (questions: readonly Question[], id: string | undefined): { value: string; label: Words }[] => {
  const end = id === undefined ? questions.length : questions.findIndex((q) => q.id === id)
  return questions.slice(0, end < 0 ? questions.length : end).flatMap((q, i) => {
    const options =
      q.kind === 'single' || q.kind === 'multiple'
        ? q.options
        : q.kind === 'scale'
          ? ['1', '2', '3', '4', '5'].map((v) => ({ value: v, label: { zh: v, en: v } }))
          : []
    return options.map((o) => ({
      value: `${q.id}=${o.value}`,
      label: questionWords.both('condition', i + 1, q.label, o.label),
    }))
  })
}

/** The first question whose condition names no earlier answer, with what it depends on. */
export function brokenCondition(questions: readonly Question[]): { question: Question; on: Question | undefined } | undefined {
  const question = questions.find(
    (q) => q.showIf && !conditionsBefore(questions, q.id).some((c) => c.value === `${q.showIf!.question}=${q.showIf!.value}`),
  )
  return question && { question, on: questions.find((q) => q.id === question.showIf!.question) }
}

export function nextId(questions: readonly Question[]): string {
  for (let n = questions.length + 1; ; n++) if (!questions.some((q) => q.id === `q${n}`)) return `q${n}`
}
