import { parameter } from '../parameter.ts'
import { cite } from './instruments.ts'

/** What a full post works on a working day of the calendar: what recorded time is held against. It refuses nobody anything. */
export const workingDayMinutes = parameter({
  name: 'working-hours.day-minutes',
  says: { zh: '一个工作日工作多少分钟', en: 'Minutes of work of a working day' },
  unit: { zh: '分钟', en: 'minutes' },
  values: { '1995-05-01': { value: 480, cites: [cite('R-135'), cite('R-135', 'working-hours-174')] } },
  checkedOn: '2026-11-29',
})
