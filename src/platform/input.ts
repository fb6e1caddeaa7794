import {
  both,
  type Day,
  halfWidth,
  type Id,
  isId,
  type Kind,
  type Money,
  type Moment,
  typedCode,
  typedDay,
  typedMoney,
  typedNumber,
  typedWhole,
  withChoices,
  type Words,
  wrongCreditCode,
  wrongPersonal,
} from '#kernel'
import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { formWrong, sizeWords, wrong } from './input-words.ts'

/*
 * The kinds of field a form or an API body may have. Each takes the text that was typed and gives the value it means,
 * or says in both languages what is wrong (input-words.ts). One schema serves the form and the API.
 */

/** What a schema says of a wrong field itself, in both languages; `issueWords` takes it apart again. */
export const inBoth = (w: Words): string => `${w.zh}|${w.en}`

/** The sentence behind an issue of a schema. */
export function issueWords(issue: z.core.$ZodIssue): Words {
  const known = wrong[issue.message]
  if (known) return known
  const sized = /^(longer|shorter|below|above|more|fewer):(.+)$/.exec(issue.message)
  if (sized) {
    return sizeWords.both(sized[1] as 'longer', sized[2]!)
  }
  // Of `inBoth`. What the library says of itself can have a bar in it as well.
  const [zh, en] = issue.message.split('|')
  if (zh && en && /\p{Script=Han}/u.test(zh)) return both(zh, en)
  if (issue.code === 'invalid_type') return wrong.required!
  if (issue.code === 'invalid_value') return wrong.choose!
  if (issue.code === 'unrecognized_keys') return formWrong.both('noField', issue.keys)
  return formWrong.both('notRight')
}

/** The same for a program, which chooses by the codes themselves: where what came is none of them, it is told which there are. */
export function issueForPrograms(issue: z.core.$ZodIssue): Words {
  const words = issueWords(issue)
  if (issue.code !== 'invalid_value' || issue.values.length === 0) return words
  const codes = issue.values.map(String)
  return both(withChoices(words.zh, codes, 'zh', 20), withChoices(words.en, codes, 'en', 20))
}

/** One wrong sentence per field, by field name. */
export function fieldErrors(error: z.ZodError): Record<string, Words> {
  const fields: Record<string, Words> = {}
  for (const issue of error.issues) {
    const name = issue.path.length ? issue.path.join('.') : issue.code === 'unrecognized_keys' ? issue.keys[0]! : '_form'
    fields[name] ??= issueWords(issue)
  }
  return fields
}

// A joiner stands between letters of a script that is written with it, or inside an emoji.
const beforeJoiner =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Khmer}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u
const afterJoiner = /^[\p{L}\p{M}\p{Extended_Pictographic}]/u
const unseen = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu

/**
 * What people type, as it is kept: without characters that nobody sees and that turn lines round, hide among letters or end up in
 * a terminal (controls, overrides of direction, blanks without width, fillers, tags). Joiners stay where a script needs them, and
 * variants of a character, as in names, stay. Line ends become line feeds, the rest is composed (NFC) and trimmed.
 */
export const tidy = (s: string): string => withoutUnseen(s).normalize('NFC').trim()

/** The same without composing and trimming, for text that is read further before it is kept. */
export function withoutUnseen(s: string): string {
  if (/^[\t\n\u0020-\u007e]*$/.test(s)) return s
  return s
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
    .replace(unseen, (c, at: number, all: string) => {
      if (/\p{Variation_Selector}|\u180e/u.test(c)) return at > 0 ? c : ''
      if (!/[\u200c\u200d]/.test(c)) return ''
      const before = [...all.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
      return beforeJoiner.test(before) && afterJoiner.test(all.slice(at + 1, at + 3)) ? c : ''
    })
}
const typed = z.string({ error: 'required' }).transform(tidy)
const blankIsMissing = (v: unknown) => (typeof v === 'string' && v.trim() === '' ? undefined : v)

/**
 * What a free text may hold beside words: `phone` in a field that is meant for a telephone; `numbers` in one that is meant for a long
 * number of something that is no person, as the reference of a transfer. Everywhere else personal numbers are refused.
 */
interface MayHold {
  phone?: boolean
  numbers?: boolean
}
const freeText = (max: number, min: number, o: MayHold) =>
  z
    .string()
    .min(1, 'required')
    .min(min, `shorter:${min}`)
    .max(max, `longer:${max}`)
    // What stands in the place of letters that somebody's program sent in another coding: nobody can say any more what they were.
    .refine((s) => !s.includes('\ufffd'), 'unread')
    .superRefine((s, c) => {
      const personal = s.length > max ? undefined : wrongPersonal(s, o)
      if (personal) c.addIssue({ code: 'custom', message: inBoth(personal) })
    })

/** One line of text. */
export const text = (max = 200, min = 1, o: MayHold = {}) => typed.pipe(freeText(max, min, o).transform((s) => s.replace(/\s*\n\s*/g, ' ')))
/** Several lines of text. */
export const longText = (max = 5000, min = 1, o: MayHold = {}) => typed.pipe(freeText(max, min, o))

/** A field that may stay empty; empty becomes undefined. */
export const optional = <T extends z.ZodType>(of: T) => z.preprocess(blankIsMissing, of.optional())

export const amount = (o: { zero?: boolean } = {}) =>
  typed.pipe(
    z
      .string()
      .min(1, 'required')
      .transform((s, c): Money => {
        const m = typedMoney(s)
        const code = m === undefined ? 'money' : m < 0n ? 'money-below' : m === 0n && !o.zero ? 'money-zero' : undefined
        if (code) c.addIssue({ code: 'custom', message: code })
        return m ?? (0n as Money)
      }),
  )

/** Days people type lie in these years: nothing here began before 2000, and no law or calendar reaches further than 2099. */
const dayYears = { from: 2000, to: 2099 } as const

export const aDay = () =>
  typed.pipe(
    z
      .string()
      .min(1, 'required')
      .transform((s, c): Day => {
        const d = typedDay(s)
        if (!d) c.addIssue({ code: 'custom', message: 'day' })
        else if (d.year < dayYears.from || d.year > dayYears.to)
          c.addIssue({
            code: 'custom',
            message: inBoth(formWrong.both('dayYears', dayYears.from, dayYears.to)),
          })
        return d ?? Temporal.PlainDate.from('1970-01-01')
      }),
  )

/** A moment typed as local time of the place, as `<input type="datetime-local">` sends it. */
export const aMoment = (zone: string) =>
  typed.pipe(
    z
      .string()
      .min(1, 'required')
      .transform((s, c): Moment => {
        try {
          if (/[zZ]|[+-]\d\d:\d\d$/.test(s)) return Temporal.Instant.from(s)
          // Typed by hand: the day in any of its forms, a blank, hours and minutes.
          const m = /^(.+?)[ T]+(\d{1,2}):(\d{2})(:\d{2}(?:\.\d+)?)?$/.exec(halfWidth(s))
          const on = m && typedDay(m[1]!)
          const local = on ? `${on.toString()}T${m[2]!.padStart(2, '0')}:${m[3]}${m[4] ?? ''}` : s
          return Temporal.PlainDateTime.from(local, { overflow: 'reject' }).toZonedDateTime(zone).toInstant()
        } catch {
          c.addIssue({ code: 'custom', message: 'moment' })
          return Temporal.Instant.fromEpochMilliseconds(0)
        }
      }),
  )

export const wholeNumber = (o: { min?: number; max?: number } = {}) =>
  z.union([z.string(), z.number()], { error: 'required' }).transform((v, c): number => {
    const s = String(v).trim()
    if (s === '') return issue(c, 'required')
    const n = typedWhole(s)
    if (n === undefined || Math.abs(n) > 999_999_999) return issue(c, 'whole')
    if (o.min !== undefined && n < o.min) return issue(c, `below:${o.min}`)
    if (o.max !== undefined && n > o.max) return issue(c, `above:${o.max}`)
    return n
  })

/** A decimal kept as its text, to be read exactly by `fractionOf`. */
export const decimalText = (o: { min?: number; max?: number } = {}) =>
  z.union([z.string(), z.number()], { error: 'required' }).transform((v, c): string => {
    const typedText = String(v).trim()
    if (typedText === '') return (issue(c, 'required'), '0')
    const s = typedNumber(typedText) ?? ''
    if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(s)) return (issue(c, 'decimal'), '0')
    if (o.min !== undefined && Number(s) < o.min) return (issue(c, `below:${o.min}`), '0')
    if (o.max !== undefined && Number(s) > o.max) return (issue(c, `above:${o.max}`), '0')
    return s
  })

function issue(c: z.RefinementCtx, message: string): number {
  c.addIssue({ code: 'custom', message })
  return 0
}

export const choice = <const T extends readonly string[]>(options: T) => z.enum(options, { error: 'choose' })
/** Check boxes: none, one or several. */
export const choices = <const T extends readonly string[]>(options: T, o: { min?: number; max?: number } = {}) =>
  z.preprocess(
    (v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? [...new Set(v)] : [v]),
    z
      .array(z.enum(options, { error: 'choose' }))
      .min(o.min ?? 0, `fewer:${o.min ?? 0}`)
      .max(o.max ?? options.length, `more:${o.max ?? options.length}`),
  )
/** A box that is ticked or not. */
export const ticked = () => z.preprocess((v) => v === 'on' || v === 'yes' || v === 'true' || v === true, z.boolean())
export const idOf = <K extends Kind>(kind: K) =>
  z
    .string({ error: 'required' })
    .min(1, 'choose')
    .transform((s, c): Id<K> => {
      if (!isId(kind, s)) c.addIssue({ code: 'custom', message: 'id' })
      return s as Id<K>
    })
/** An address of e-mail; a name in Chinese characters becomes its ASCII form, as mail servers know it. */
export const email = () =>
  typed.pipe(
    z
      .string()
      .min(1, 'required')
      .max(200, 'longer:200')
      .transform((s, c) => {
        const [, local, host] = /^([^@\s]+)@([^@\s]+)$/.exec(halfWidth(s)) ?? []
        const ascii = host === undefined ? '' : domainToASCII(host.replaceAll('。', '.')).toLowerCase()
        const isHost = /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/.test(ascii)
        // The part before the sign by the rule of the library, which knows only Latin ends.
        const isLocal = local !== undefined && z.email().safeParse(`${local}@example.org`).success
        if (!isHost || !isLocal) c.addIssue({ code: 'custom', message: 'email' })
        return `${(local ?? '').toLowerCase()}@${ascii}`
      }),
  )

/** An address as it is kept, however it was typed; what is none stays what it is, in small letters. */
export function emailAsKept(s: string): string {
  const read = email().safeParse(s)
  return read.success ? read.data : s.toLowerCase()
}

/** A unified social credit code with its check character (GB 32100-2015); blanks and small letters do not matter. */
export const creditCode = () =>
  typed.pipe(
    z
      .string()
      .min(1, 'required')
      .max(60, 'longer:60')
      .transform((s, c) => {
        const code = typedCode(s)
        const why = wrongCreditCode(code)
        if (why) c.addIssue({ code: 'custom', message: `credit-${why}` })
        return code
      }),
  )
