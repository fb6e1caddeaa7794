import type { Budget } from './budget.ts'
import { typedDay } from '#kernel'
import { walk } from './xml.ts'

/** Which styles of cells show a day. */
export function dayStyles(xml: Uint8Array | undefined, budget: Budget): (style: number) => boolean {
  const formats = new Map<number, boolean>()
  const styles: number[] = []
  let inCells = false
  walk(xml, budget, {
    open: (name, a) => {
      if (name === 'numFmt') formats.set(Number(a['numFmtId']), showsDay(a['formatCode'] ?? ''))
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) styles.push(Number(a['numFmtId'] ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  const isDay = styles.map((id) => {
    const told = formats.get(id)
    // Built in: 14 to 17 and 22 are days, 27 to 36 and 50 to 58 those of East Asian editions (32 to 35 and 55 to 56 are hours).
    if (told !== undefined) return told
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58
  })
  return (style) => isDay[style] ?? false
}

/** The longest format a spreadsheet itself takes. */
const mostFormat = 255
const showsDay = (code: string): boolean =>
  /[yd年月日]/i.test(code.slice(0, mostFormat).replace(/"[^"]*"|\\.|\[[^\]]*\]/g, (s) => (/[年月日]/.test(s) ? s : '')))

/** Signs that XML cannot hold are written _x000D_ in a workbook. */
export const unescaped = (s: string): string =>
  s.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const from1904 = typedDay('1904-01-01')!
const from1900 = typedDay('1899-12-30')!

/** A count of days since the beginning of the workbook's calendar as a day, with the hour where there is one. */
export function dayOf(serial: number, is1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined
  const whole = Math.floor(serial)
  // The calendar of 1900 has a 29 February that never was.
  const on = is1904 ? from1904.add({ days: whole }) : from1900.add({ days: whole < 60 ? whole + 1 : whole })
  const minutes = Math.round((serial - whole) * 1440)
  if (minutes === 0 || minutes === 1440) return on.add({ days: minutes === 1440 ? 1 : 0 }).toString()
  return `${on.toString()} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** A number as it would be typed: fifteen digits, as many as a spreadsheet keeps, and no exponent. */
export function numberText(stored: string): string {
  const n = Number(stored)
  if (!Number.isFinite(n) || stored.trim() === '') return stored
  const short = Number(n.toPrecision(15))
  if (Math.abs(short) >= 1e21) return String(short)
  const text = String(short)
  return /e/i.test(text) ? short.toFixed(20).replace(/\.?0+$/, '') : text
}
