import { isRefusal } from '#kernel'
import { plusWorkingDays, ruleReport } from '#law'
import { draftTender, editTender, publishTender, tender } from '#tenders'
import { approved, f41Plan, granted, purchaseWithNeed, usualTerms, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendarOf, enteredYears } from './calendar.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** Invented days, in the shape of a notice. */
const year2027 = {
  year: '2027',
  daysOff: '2027-01-01 至 2027-01-03\n2027-02-05 to 2027-02-11\n2027-04-03 – 2027-04-05, 2027-05-01 2027-05-05\n2027-06-09',
  workedWeekends: '2027-01-30、2027-02-13',
  source: '国务院办公厅关于 2027 年部分节假日安排的通知（例）',
  address: 'https://example.org/notice',
  isWhole: 'yes',
}
const enter = (who: string, fields: Record<string, string>, at = '/law/calendar/edit') => w.post(who, at, fields)

describe('a year the calendar does not know', () => {
  let tenderId: string
  test('is refused in words; once the administrator has entered it, the same request is granted', async () => {
    const purchaseId = await approved(w, await f41Plan(w, await purchaseWithNeed(w, '社工站服务')))
    w.clock.set('2026-12-21T09:00:00+08:00')
    const officer = await w.as('officer')
    tenderId = granted(await draftTender(officer, { purchaseId, method: 'competitive-consultation' })).id
    granted(
      await editTender(officer, {
        tenderId,
        ...usualTerms({
          fixedPrice: true,
          documentsUntilOn: Temporal.PlainDate.from('2027-01-08'),
          deadlineAt: Temporal.Instant.from('2027-01-15T09:30:00+08:00'),
        }),
      }),
    )
    const refused = await publishTender(officer, { tenderId })
    expect(
      isRefusal(refused) && [
        refused.words.zh.includes('日历里还没有 2027 年'),
        refused.words.en.includes('Ask an administrator to enter 2027'),
      ],
    ).toEqual([true, true])

    // In time, and of nobody but whoever can enter it.
    const asked = async (who: string) => /href="\/law\/calendar\/edit"/.test(await (await w.get(who, '/due', { lang: 'en' })).text())
    expect([await asked('administrator'), await asked('officer')]).toEqual([true, false])
    const page = await w.get('administrator', '/law/calendar')
    expect(await page.text()).toContain('href="/law/calendar/edit"')
    expect((await enter('administrator', year2027)).headers.get('location')).toBe('/law/calendar#y2027')
    expect(await asked('administrator')).toBe(false)
    granted(await publishTender(officer, { tenderId }))
    expect((await tender(officer, tenderId))!.state).toBe('published')
  })
  test('the year counts as entered: two working days after Thursday 31 December 2026 come after the New Year holiday', async () => {
    const officer = await w.as('officer')
    const calendar = await calendarOf(officer)
    // 1 to 3 January are off; Monday 4 is the first working day, Tuesday 5 the second.
    expect(String(plusWorkingDays(Temporal.PlainDate.from('2026-12-31'), 2, calendar))).toBe('2027-01-05')
    // Friday 29 January, Saturday 30 worked in exchange.
    expect(String(plusWorkingDays(Temporal.PlainDate.from('2027-01-29'), 1, calendar))).toBe('2027-01-30')
    // The thirtieth day after 6 January is 5 February, off until the 11th: the last day moves to Friday the 12th.
    const report = ruleReport(
      { kind: 'award', id: 'x', facts: { awardNoticeOn: '2027-01-06' } },
      Temporal.PlainDate.from('2026-12-01'),
      calendar,
    )
    expect(report.lines.map((l) => l.answer)).toEqual(['2027-02-12'])
    const unknown = ruleReport({ kind: 'award', id: 'x', facts: { awardNoticeOn: '2027-01-06' } }, Temporal.PlainDate.from('2026-12-01'))
    expect(unknown.lines).toEqual([])
    expect(unknown.open.map((o) => o.why.en).join('\n')).toContain('2027')
  })
  test('everybody sees it on the calendar page, with its notice and that it was entered here', async () => {
    const page = await (await w.get('public', '/law/calendar', { lang: 'zh' })).text()
    expect(page).toContain('国务院办公厅关于 2027 年部分节假日安排的通知（例）')
    expect(page).toContain('本区录入')
    expect(page).toContain('2027-02-05 – 02-11')
    expect(page).not.toContain('/law/calendar/edit')
  })
  test('it is in the record log', async () => {
    const log = await w.database.db
      .selectFrom('record_log')
      .select(['outcome', 'facts', 'actor_name'])
      .where('action', '=', 'people.enter-year')
      .execute()
    expect(log.filter((l) => l.outcome === 'done').map((l) => l.facts)).toEqual([{ year: 2027, source: year2027.source }])
  })
})

describe('who may enter a year', () => {
  test.each(['officer', 'head', 'auditor', 'manager-tongxin', 'public'])('%s may not', async (who) => {
    const before = await enteredYears(await w.as('officer'))
    const answer = await enter(who, { ...year2027, year: '2028' })
    expect(answer.status).toBe(who === 'public' ? 401 : 403)
    expect((await w.get(who, '/law/calendar/edit')).status).toBe(who === 'public' ? 401 : 403)
    expect((await w.post(who, '/law/calendar/2027/withdraw', { _version: '1' })).status).toBe(who === 'public' ? 401 : 403)
    expect(await enteredYears(await w.as('officer'))).toEqual(before)
  })
})

describe('what is wrong is said at once and nothing is stored', () => {
  test('in every field', async () => {
    const answer = await enter('administrator', {
      year: '2028',
      daysOff: '2027-12-31 至 2028-01-02\n2028-02-30\n2028-05-05 至 2028-05-01\n2028-10-01 至 2028-10-07\n2028-10-03',
      workedWeekends: '2028-09-28, 2028-10-07, 2029-01-06',
    })
    expect(answer.status).toBe(422)
    const page = (await answer.text()).replaceAll('<!-- -->', '')
    for (const says of [
      '“2027-12-31 至 2028-01-02” is not within 2028',
      '“2028-02-30” is no day or range',
      '“2028-05-05 至 2028-05-01” ends before it begins',
      '“2028-10-03” overlaps “2028-10-01 至 2028-10-07”',
      '“2028-09-28” is no day of the weekend',
      '“2028-10-07” stands among the days off too',
      '“2029-01-06” is not within 2028',
      'Name the notice',
      'nothing is left out',
    ])
      expect(page).toContain(says)
    // What was typed stays in the form.
    expect(page).toContain('2028-05-05 至 2028-05-01\n2028-10-01')
    expect((await enteredYears(await w.as('officer'))).map((y) => y.year)).toEqual([2027])
  })
  test.each([
    [{ year: '27' }, 'four digits'],
    [{ daysOff: '' }, 'Give all days off'],
    [{ address: 'gov.cn' }, 'begins with https://'],
    [{ isWhole: '' }, 'nothing is left out'],
  ])('%j', async (wrong, says) => {
    const answer = await enter('administrator', { ...year2027, year: '2028', daysOff: '2028-01-01', workedWeekends: '', ...wrong })
    expect([answer.status, (await answer.text()).includes(says)]).toEqual([422, true])
  })
})

describe('a year that cannot be', () => {
  test.each([
    ['2026', '2026-01-01 – 2026-12-31', ['261 days from Monday to Friday are off', 'Off here, worked in the nation: ', ' …']],
    ['2026', '2026-01-01', ['Worked here, off in the nation: ']],
    ['2028', '2028-01-01 – 2028-12-31', ['260 days from Monday to Friday are off']],
  ])('%s with %s off is shown against what is known, and not stored', async (year, daysOff, says) => {
    const answer = await enter('administrator', { ...year2027, year, daysOff, workedWeekends: '' })
    const page = (await answer.text()).replaceAll('<!-- -->', '')
    expect([answer.status, says.filter((s) => !page.includes(s))]).toEqual([422, []])
    expect(page).toContain('name="isMeant"')
    expect((await enteredYears(await w.as('officer'))).map((y) => y.year)).toEqual([2027])
  })
})

describe('correcting', () => {
  test('a year typed a second time does not overwrite the first; opened for correction it does, once', async () => {
    expect((await enter('administrator', year2027)).status).toBe(409)
    const form = await (await w.get('administrator', '/law/calendar/edit?year=2027')).text()
    expect(form).toContain('2027-02-05 – 2027-02-11')
    const version = /name="_version" value="(\d+)"/.exec(form)![1]!
    const corrected = { ...year2027, daysOff: '2027-01-01', _version: version }
    expect((await enter('administrator', corrected, '/law/calendar/edit?year=2027')).status).toBe(303)
    expect((await enteredYears(await w.as('officer')))[0]!.daysOff).toEqual([['2027-01-01', '2027-01-01']])
    expect((await enter('administrator', corrected, '/law/calendar/edit?year=2027')).status).toBe(409)
  })
  test('a national year entered here stands instead; taken back, the national one holds again', async () => {
    const officer = await w.as('officer')
    const national = (await calendarOf(officer)).years.find((y) => y.year === 2026)!
    const rows = national.daysOff.map(([a, b]) => `${a} ${b}`).join('\n')
    const typed = { ...year2027, year: '2026', daysOff: `${rows}\n2026-12-24`, workedWeekends: national.workedWeekends.join('\n') }
    // Not in silence: the difference is shown first, and has to be meant.
    const asked = await enter('administrator', typed)
    expect([asked.status, (await asked.text()).includes('Off here, worked in the nation: 1 day, 2026-12-24.')]).toEqual([422, true])
    expect((await enteredYears(officer)).map((y) => y.year)).toEqual([2027])
    expect((await enter('administrator', { ...typed, isMeant: 'yes' })).status).toBe(303)
    const local = await calendarOf(officer)
    expect([
      String(plusWorkingDays(Temporal.PlainDate.from('2026-12-23'), 1, local)),
      local.years.filter((y) => y.year === 2026).length,
    ]).toEqual(['2026-12-25', 1])
    expect((await w.post('administrator', '/law/calendar/2026/withdraw', { _version: '1' })).status).toBe(303)
    expect((await calendarOf(officer)).years.find((y) => y.year === 2026)).toEqual(national)
    expect(
      await w.database.db.selectFrom('holidays').selectAll().where('day', '<', Temporal.PlainDate.from('2027-01-01')).execute(),
    ).toEqual([])
  })
})
