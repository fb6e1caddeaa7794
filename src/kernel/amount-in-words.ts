import { type Money, minor, readMoney } from './money.ts'

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '兆']

/**
 * An amount of yuan as cheques, bids and contracts in China write it out: `人民币壹仟陆佰捌拾元零叁角贰分`. The signs, 零 and 整 are those of the
 * rules on filling in bills and settlement vouchers (银发〔1997〕393 号, annex 1, items 2 and 4).
 */
export function inWords(amount: Money): string {
  const of: bigint = amount < 0n ? -amount : amount
  const [yuan, jiao, fen] = [of / 100n, Number((of / 10n) % 10n), Number(of % 10n)]
  const whole = yuan === 0n && of > 0n ? '' : `${wholeInWords(yuan)}元`
  const gap = whole !== '' && (jiao === 0 || yuan % 10n === 0n) ? '零' : ''
  const parts = jiao + fen === 0 ? '整' : `${gap}${jiao > 0 ? `${digits[jiao]}角` : ''}${fen > 0 ? `${digits[fen]}分` : ''}`
  return `人民币${amount < 0n ? '负' : ''}${whole}${parts}`
}

/** Noughts between two digits are one 零, however many; those at the end are none. */
function wholeInWords(n: bigint): string {
  if (n === 0n) return digits[0]!
  let said = ''
  let nought = false
  const figures = n.toString()
  for (const [i, c] of [...figures].entries()) {
    const at = figures.length - 1 - i
    if (c === '0') nought = said !== ''
    else {
      said += `${nought ? digits[0] : ''}${digits[Number(c)]}${places[at % 4]}`
      nought = false
    }
    const group = at % 4 === 0 && (n / 10n ** BigInt(at)) % 10_000n > 0n
    if (group) said += groups[at / 4]
  }
  return said
}

/** Reads an amount that is written out in words, with the signs people use for each other (圆, 正, 两零); undefined where it is none. */
export function readInWords(text: string): Money | undefined {
  const m = /^(?:人民币)?[:：]?(负)?(?:([^元角分整]+)元)?零?(?:(.)角)?零?(?:(.)分)?整?$/.exec(
    text
      .replace(/\s/g, '')
      .replace(/[圆圓]/g, '元')
      .replaceAll('正', '整')
      .replace(/[貳贰]/g, '贰')
      .replace(/[參叄叁]/g, '叁')
      .replace(/[陸陆]/g, '陆'),
  )
  if (!m || (!m[2] && !m[3] && !m[4])) return undefined
  const whole = m[2] === undefined ? 0n : readWhole(m[2])
  const [jiao, fen] = [m[3], m[4]].map((c) => (c === undefined ? 0 : digits.indexOf(c)))
  if (whole === undefined || jiao! < 0 || fen! < 0) return undefined
  const amount = whole * 100n + BigInt(jiao! * 10 + fen!)
  return minor(m[1] ? -amount : amount)
}

/** Each place at most once and from the greatest on: anything else is no amount. */
function readWhole(text: string): bigint | undefined {
  if (text === digits[0]) return 0n
  let total = 0n
  let rest = text
  for (const [i, group] of [...groups].reverse().entries()) {
    const at = group === '' ? rest.length : rest.indexOf(group)
    if (at < 0) continue
    const below = belowTenThousand(rest.slice(0, at))
    if (below === undefined) return undefined
    total += below * 10_000n ** BigInt(groups.length - 1 - i)
    rest = rest.slice(at + group.length)
  }
  return total > 0n ? total : undefined
}
function belowTenThousand(text: string): bigint | undefined {
  const d = `[${digits.slice(1)}]`
  const m = new RegExp(`^零?(?:(${d})仟)?零?(?:(${d})佰)?零?(?:(${d})拾)?零?(${d})?零?$`).exec(text)
  return m ? BigInt(m.slice(1, 5).reduce((n, c) => n * 10 + (c === undefined ? 0 : digits.indexOf(c)), 0)) : undefined
}

/** An amount that a text gives twice, in words and beside them in figures, and not alike. */
interface SaidTwice {
  readonly words: string
  readonly inWords: Money
  readonly figures: string
  readonly inFigures: Money
}

// Each run has an end, so that a long text of one sign takes no longer than another.
const written =
  '((?:[零壹贰貳叁叄參肆伍陆陸柒捌玖拾佰仟万亿兆]{1,40}[元圆圓])?(?:零?[壹贰叁肆伍陆柒捌玖]角)?(?:零?[壹贰叁肆伍陆柒捌玖]分)?[整正]?)'
const figured = '(?:人民币|小写|[￥¥]){0,3}(\\d[\\d,，]{0,20}(?:\\.\\d{1,2})?)(万)?元?'
const pairs = [
  new RegExp(`${written}[（(]即?${figured}[）)]`, 'g'),
  new RegExp(`${figured}[（(](?:大写|即)?(?:人民币)?${written}[）)]`, 'g'),
]

/** Where a text writes an amount in words and in figures beside each other, and the two differ. */
export function saidTwiceNotAlike(text: string): SaidTwice[] {
  const close = text.replace(/[\s:：]/g, '')
  return pairs.flatMap((pair, i) =>
    [...close.matchAll(pair)].flatMap((m) => {
      const [words, figures, tenThousand] = i === 0 ? [m[1]!, m[2]!, m[3]] : [m[3]!, m[1]!, m[2]]
      const [a, b] = [readInWords(words), readMoney(figures.replaceAll('，', ','))]
      const inFigures = b === undefined ? undefined : minor(tenThousand ? b * 10_000n : b)
      if (a === undefined || inFigures === undefined || a === inFigures) return []
      return [{ words, inWords: a, figures: `${figures}${tenThousand ?? ''}`, inFigures }]
    }),
  )
}
