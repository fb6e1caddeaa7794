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

/** What people write before a number to say that it is one. */
const says =
  /^(?:(?:NO|NR|NUMBER|INV|INVOICE|REF|REFERENCE)(?![\p{L}])|发票号码|发票代码|发票号|发票|凭证号码|凭证号|凭证|流水号|票号|编号|号码|号)[^\p{L}\p{N}]*(?=.*[\p{L}\p{N}])/u

/**
 * How numbers of invoices and transfers are compared: by their letters and digits, without a word that only says it is a number, without
 * leading zeros, which a spreadsheet takes away, and with signs that look alike as one. Two that are one in this may still be two papers:
 * then somebody is asked. Empty where there is neither letter nor digit. The migrations that filled the table did the same.
 */
export function comparedAs(number: string): string {
  let bare = number.normalize('NFKC').toUpperCase().trim()
  while (says.test(bare)) bare = bare.replace(says, '')
  return [...lettersOf(bare)]
    .map((c) => looksLike[c] ?? c)
    .join('')
    .replace(/(^|[^0-9])0+(?=[0-9])/g, '$1')
}
