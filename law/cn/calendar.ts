import type { Citation } from '#kernel'
import type { Calendar } from '../calendar.ts'
import { citeText, instruments } from './instruments.ts'

// The notices themselves were not read; three public copies that name them agree on every day, hence C.
const notice = (year: number, address: string): readonly [Citation] => [
  citeText(
    'R-50',
    { zh: `国务院办公厅关于 ${year} 年部分节假日安排的通知`, en: `State Council notice on the holidays of ${year}` },
    { zh: '全文', en: 'the whole text' },
    instruments.holidays.grade,
    address,
  ),
]

/** National holidays and swap days, 2024 to 2026. Later years are entered when the State Council publishes them. */
export const nationalCalendar: Calendar = {
  weekend: [6, 7],
  // the day a period starts from does not count.
  firstDayCounts: false,
  notice: { zh: '国务院办公厅的通知', en: 'the State Council notice' },
  years: [
    {
      year: 2024,
      daysOff: [
        ['2024-01-01', '2024-01-01'],
        ['2024-02-10', '2024-02-17'],
        ['2024-04-04', '2024-04-06'],
        ['2024-05-01', '2024-05-05'],
        ['2024-06-08', '2024-06-10'],
        ['2024-09-15', '2024-09-17'],
        ['2024-10-01', '2024-10-07'],
      ],
      workedWeekends: ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
      cites: notice(2024, 'https://www.gov.cn/zhengce/content/202310/content_6911527.htm'),
    },
    {
      year: 2025,
      daysOff: [
        ['2025-01-01', '2025-01-01'],
        ['2025-01-28', '2025-02-04'],
        ['2025-04-04', '2025-04-06'],
        ['2025-05-01', '2025-05-05'],
        ['2025-05-31', '2025-06-02'],
        ['2025-10-01', '2025-10-08'],
      ],
      workedWeekends: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
      cites: notice(2025, 'https://www.gov.cn/zhengce/content/202411/content_6986382.htm'),
    },
    {
      year: 2026,
      daysOff: [
        ['2026-01-01', '2026-01-03'],
        ['2026-02-15', '2026-02-23'],
        ['2026-04-04', '2026-04-06'],
        ['2026-05-01', '2026-05-05'],
        ['2026-06-19', '2026-06-21'],
        ['2026-09-25', '2026-09-27'],
        ['2026-10-01', '2026-10-07'],
      ],
      workedWeekends: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
      cites: notice(2026, 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'),
    },
  ],
}
