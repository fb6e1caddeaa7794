import { dictionary } from './words.ts'

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** How a day and a month are written. */
export const dayWords = dictionary('kernel/day-words.dayWords', {
  day: {
    zh: (year: number, month: number, day: number) => `${year} 年 ${month} 月 ${day} 日`,
    en: (year: number, month: number, day: number) => `${day} ${englishMonths[month - 1]} ${year}`,
  },
  month: {
    zh: (year: number, month: number) => `${year} 年 ${month} 月`,
    en: (year: number, month: number) => `${englishMonths[month - 1]} ${year}`,
  },
})
