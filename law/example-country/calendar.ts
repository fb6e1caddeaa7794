import type { Calendar } from '../calendar.ts'
import { cite } from './texts.ts'

/** Friday and Saturday are off, the day a period starts from counts, and the holidays are made up. */
export const exampleCalendar: Calendar = {
  weekend: [5, 6],
  firstDayCounts: true,
  notice: { zh: '示例国的年度放假公告（虚构）', en: 'the yearly notice of Example Country (made up)' },
  years: [2025, 2026, 2027].map((year) => ({
    year,
    daysOff: [
      [`${year}-03-08`, `${year}-03-10`],
      [`${year}-07-01`, `${year}-07-01`],
    ] as const,
    workedWeekends: [],
    cites: [cite('X-04')] as const,
  })),
}
