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

/**
 * The one long run of digits there is, whatever words, marks and counts stand around it; or the code and the number of an old invoice, ten or
 * twelve digits and eight, as one, whichever is written first and whatever stands between them. Undefined where there is none, or several.
 */
function longRun(bare: string): string | undefined {
  const long = [...bare.matchAll(runs)]
    .map(([run]) => [...lettersOf(run)].map((c) => looksLike[c] ?? c).join(''))
    .filter((run) => run.length >= longFrom)
  if (long.length === 2) {
    const code = long.find((run) => run.length === 10 || run.length === 12)
    const number = long.find((run) => run.length === longFrom)
    if (code && number) return code + number
  }
  return long.length === 1 ? long[0] : undefined
}

/**
 * How numbers of invoices and transfers are compared: by the one long run of digits in them; where there is none by their letters and digits,
 * without a word that only says it is a number. Without leading zeros, which a spreadsheet takes away, and with signs that look alike as one.
 * Two that are one in this may still be two papers: then somebody is asked. Empty where there is neither letter nor digit. The migrations
 * that filled the table did the same.
 */
export function comparedAs(number: string): string {
  let bare = number.normalize('NFKC').toUpperCase().replace(around, '')
  while (says.test(bare)) bare = bare.replace(says, '')
  bare = bare.replace(saysBehind, '')
  const whole = longRun(bare) ?? [...lettersOf(bare)].map((c) => looksLike[c] ?? c).join('')
  return whole.replace(/(^|[^0-9])0+(?=[0-9])/g, '$1')
}

/**
 * The digits of a number as it is compared, by which it may be part of another or another of it: an invoice without its code, or with its
 * day or a count behind it. At least as long as the number of an old invoice. Undefined of what is not digits alone.
 */
export const digitsOf = (compared: string): string | undefined => (/^\d+$/.test(compared) ? compared.padStart(longFrom, '0') : undefined)
