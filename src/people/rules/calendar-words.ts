import { count, dictionary, type Words } from '#kernel'

/** What is wrong with a year as it was typed. */
export const yearWords = dictionary('people/rules/calendar-words.yearWords', {
  year: { zh: '请填写四位年份，例如 2027。', en: 'Give the year in four digits, such as 2027.' },
  daysOff: { zh: '请填写这一年所有的放假日。', en: 'Give all days off of the year.' },
  source: { zh: '请写明依据的通知和文号。', en: 'Name the notice this comes from, with its number.' },
  address: { zh: '网址要以 https:// 开头。', en: 'An address begins with https://.' },
  isWhole: { zh: '请对照通知核对，确认没有遗漏后再勾选。', en: 'Check it against the notice, and tick this when nothing is left out.' },
  manyOff: {
    zh: (n: number) => `周一到周五里放假的有 ${n} 天，哪一年都没有这么多。`,
    en: (n: number) => `${count(n, 'day')} from Monday to Friday are off, more than in any year that was published.`,
  },
  offHere: {
    zh: (n: number, days: Words) => `全国安排上班、这里写成放假的有 ${n} 天：${days.zh}。`,
    en: (n: number, days: Words) => `Off here, worked in the nation: ${count(n, 'day')}, ${days.en}.`,
  },
  workedHere: {
    zh: (n: number, days: Words) => `全国安排放假、这里写成上班的有 ${n} 天：${days.zh}。`,
    en: (n: number, days: Words) => `Worked here, off in the nation: ${count(n, 'day')}, ${days.en}.`,
  },
  about: {
    zh: (line: string, wrong: Words) => `「${line}」${wrong.zh}。`,
    en: (line: string, wrong: Words) => `“${line}” ${wrong.en}.`,
  },
})

/** What is wrong with one line of it. */
export const yearLineWords = dictionary('people/rules/calendar-words.yearLineWords', {
  noRange: { zh: '不是日期，请写成 2027-10-01 至 2027-10-07', en: 'is no day or range; write 2027-10-01 to 2027-10-07' },
  backwards: { zh: '的先后颠倒了', en: 'ends before it begins' },
  otherYear: { zh: (year: number) => `不在 ${year} 年之内`, en: (year: number) => `is not within ${year}` },
  overlaps: { zh: (line: string) => `与「${line}」重叠`, en: (line: string) => `overlaps “${line}”` },
  noDay: { zh: '不是日期，请写成 2027-10-09', en: 'is no day; write 2027-10-09' },
  workedAnyway: { zh: '不是周末，本来就上班，不用填', en: 'is no day of the weekend; it is worked anyway' },
  alsoOff: { zh: '同时写在放假日里', en: 'stands among the days off too' },
  twice: { zh: '写了两次', en: 'stands there twice' },
})

/** What is due of the calendar, and why. */
export const calendarDueWords = dictionary('people/rules/calendar-words.calendarDueWords', {
  enter: {
    zh: (year: number) => `录入 ${year} 年的放假和调休安排`,
    en: (year: number) => `Enter the holidays and swap days of ${year}`,
  },
  why: {
    zh: (year: number, notice: Words) => `按${notice.zh}录入。没有它，跨到 ${year} 年的工作日期限、付款期限都算不出来。`,
    en: (year: number, notice: Words) =>
      `From ${notice.en}. Without it no clock that runs into ${year} can be counted, of payments either.`,
  },
})

/** What people write between the first and the last of several days, as part of a regular expression. */
export const untilSigns = '至|到|to|[-–—~～]+'
