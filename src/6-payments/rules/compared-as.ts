/** The letters and digits of a number as it was typed, half-width and in capitals: two that agree in them are one number. */
export const lettersOf = (number: string): string =>
  // The long sign of kana is a letter to Unicode and a dash to whoever types it.
  (
    number
      .normalize('NFKC')
      .toUpperCase()
      .match(/[\p{L}\p{N}]/gu) ?? []
  )
    .filter((c) => c !== 'ー')
    .join('')

/** Letters of other scripts, and of ours, that look like another sign on paper. Migration 55 has the same. */
const looksLike: Readonly<Record<string, string>> = Object.fromEntries(
  [...'АВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧOIL'].map((c, i) => [c, 'ABES1JKMH0PCTYXABEZH1KMN0PTYX011'[i]!]),
)

/** What people write before a number to say that it is one, and of what. */
const says =
  /^(?:(?:NO|NR|NUMBER|INV|E-?INVOICE|INVOICE|E-?FAPIAO|FAPIAO|REF|REFERENCE|TRANSFER|RECEIPT)(?![\p{L}])|(?:全面数字化的?|增值税|电子|数电|普通|专用|银行|付款|电汇)*(?:发票|票|凭证|转账|汇款|回单|流水|电汇|付款)?(?:代码|号码|编号|号)|(?:全面数字化的?|增值税|电子|数电|普通|专用|银行)*(?:发票|凭证|转账|汇款|回单|流水|数电票|电子票|电汇))[^\p{L}\p{N}]*(?=.*[\p{L}\p{N}])/u
/** What some write behind it. */
const saysBehind = /(?<=[\p{L}\p{N}])[^\p{L}\p{N}]*号$/u
/** Brackets and quotation marks around a whole number, and stops behind it, are none of it. */
const around = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

/** What somebody types for a digit: letters that look like one. */
const digitLike = Object.keys(looksLike)
  .filter((c) => /\d/.test(looksLike[c]!))
  .join('')
const runs = new RegExp(`\\d(?:[-‐‑‒–—―−_/.·\\s]*[\\d${digitLike}])*`, 'g')
/** From how many digits on a run of them is a number by itself: those of old invoices. */
const longFrom = 8

/** A day as eight digits: it says when, not which. */
const isDay = (run: string): boolean => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(run)
const digitsOf = (typed: string): string => [...lettersOf(typed)].map((c) => looksLike[c] ?? c).join('')
/** What parts the pieces of one run: signs as people put them between digits. */
const between = /[-‐‑‒–—―−_/.·\s]+/u

/**
 * The numbers that stand in one run of digits as it was typed: a day before or behind the rest is a number of its own, and so is each where all of
 * them are as long as the number of an old invoice. Signs elsewhere only make a number easier to read.
 */
function numbersOfRun(typed: string): string[] {
  const pieces = typed.split(between).map(digitsOf)
  if (pieces.length > 1 && pieces.every((p) => p.length === longFrom)) return pieces
  for (const many of [1, 3]) {
    const [before, behind] = [pieces.slice(0, many).join(''), pieces.slice(-many).join('')]
    const [after, ahead] = [pieces.slice(many).join(''), pieces.slice(0, -many).join('')]
    if (isDay(before) && after.length >= longFrom) return [before, after]
    if (isDay(behind) && ahead.length >= longFrom) return [ahead, behind]
  }
  return [pieces.join('')]
}

/** What stands before or behind an amount of money. */
const amountBehind = /(?:金额|价税合计|合计|共计|人民币|[¥$]|CNY|RMB|AMOUNT|TOTAL)[^\p{L}\p{N}]*$/u
const amountBefore = /^[^\p{L}\p{N}]*(?:元|圆|YUAN|CNY|RMB)/u

/**
 * The long runs of digits in what was typed that are numbers, whatever words, marks and counts stand around them: neither days nor, beside others,
 * amounts. The code of an old invoice, ten or twelve digits, and each number that goes with it, eight, are one, whichever is written first and
 * whatever stands between them.
 */
function longRuns(bare: string): string[] {
  const long = [...bare.matchAll(runs)]
    .flatMap((m) => {
      const isAmount = amountBehind.test(bare.slice(0, m.index)) || amountBefore.test(bare.slice(m.index + m[0].length))
      return numbersOfRun(m[0]).map((run) => ({ run, isAmount }))
    })
    .filter(({ run }) => run.length >= longFrom)
  const others = long.filter((r) => !r.isAmount)
  const all = (others.length > 0 ? others : long).map((r) => r.run)
  const codes = all.filter((run) => run.length === 10 || run.length === 12)
  const eights = all.filter((run) => run.length === longFrom)
  const dated = eights.filter((run) => !isDay(run))
  // Beside its code a number may read like a day.
  const numbers = dated.length > 0 || codes.length === 0 ? dated : eights.slice(0, 1)
  const paired = codes.length > 0 && numbers.length > 0
  const rest = all.filter((run) => run.length !== longFrom && !(paired && codes.includes(run)))
  return [...new Set([...numbers.map((n, i) => (paired ? (codes[i] ?? codes.at(-1)!) + n : n)), ...rest])]
}

/** What was typed without the words that only say that it is a number. */
function bareOf(number: string): string {
  let bare = number.normalize('NFKC').toUpperCase().replace(around, '')
  while (says.test(bare)) bare = bare.replace(says, '')
  return bare.replace(saysBehind, '')
}

/**
 * How numbers of invoices and transfers are compared: by the one long run of digits in them that is a number; where there is none, or several, by
 * their letters and digits, without a word that only says it is a number. Without leading zeros, which a spreadsheet takes away, and with signs that
 * look alike as one. Two that are one in this may still be two papers: then somebody is asked. Empty where there is neither letter nor digit. The
 * migrations that filled the table did the same.
 */
export function comparedAs(number: string): string {
  const bare = bareOf(number)
  const long = longRuns(bare)
  const whole = long.length === 1 ? long[0]! : digitsOf(bare)
  return whole.replace(/(^|[^0-9])0+(?=[0-9])/g, '$1')
}

/**
 * The numbers in what was typed, each of which may be another's, or part of one: an invoice without its code, with its day or a count behind it, or
 * two in one field. At least as long as the number of an old invoice. Empty of what holds letters and no long run.
 */
export function numbersIn(number: string): string[] {
  const bare = bareOf(number)
  const long = longRuns(bare)
  const compared = comparedAs(number)
  const all = long.length > 0 ? long : /^\d+$/.test(compared) ? [compared] : []
  return [...new Set(all.map((run) => run.replace(/^0+(?=\d)/, '').padStart(longFrom, '0')))]
}

/** Whether two may be one number: they are compared as one, or one number stands in both. */
export const readsLike = (a: string, b: string): boolean =>
  comparedAs(a) === comparedAs(b) || numbersIn(a).some((run) => numbersIn(b).includes(run))
