import { type Citation, type Day, day, isBefore, sayDay, type Words } from '#kernel'
import type { Answer, Reason } from '../answer.ts'
import type { ConsentNeeded, DataFacts } from '../law.ts'
import { inForce, parameter } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import { fileKeptYears } from './award.ts'
import type { Calendar } from '../calendar.ts'
import { cite, type RuleNumber } from './instruments.ts'
import { lastOfDays } from './last-day.ts'
import { ruleInForce } from './rule-in-force.ts'

export const guardianConsentAge = parameter({
  name: 'personal-data.guardian-consent-below-age',
  says: { zh: '不满多少周岁须取得监护人同意', en: 'Age below which the guardian must consent' },
  unit: { zh: '周岁', en: 'years of age' },
  values: { '2021-11-01': { value: 14, cites: [cite('R-117')] } },
  checkedOn: '2026-11-24',
})
export const assessmentKeptYears = parameter({
  name: 'personal-data.assessment-kept-years',
  says: { zh: '个人信息保护影响评估报告至少保存几年', en: 'Fewest years an impact assessment is kept' },
  unit: { zh: '年', en: 'years' },
  values: { '2021-11-01': { value: 3, cites: [cite('R-117')] } },
  checkedOn: '2026-11-24',
})
/** The law says promptly; the number is that of a recommended standard, known second-hand. Nobody is refused anything by it. */
export const answerDays = parameter({
  name: 'personal-data.answer-days',
  says: { zh: '几日内答复个人的删除、更正请求', en: 'Days within which a request to erase or correct personal data is answered' },
  unit: { zh: '日', en: 'days' },
  values: {
    '2021-11-01': {
      value: 30,
      cites: [cite('R-134')],
      note: {
        zh: '法律只说「及时」，没有定数；三十天是推荐性国家标准的建议，标准原文没有逐字核对过。',
        en: 'The law says promptly and gives no number; 30 days is the advice of a recommended standard, whose text was not read word for word.',
      },
    },
  },
  checkedOn: '2026-11-28',
})
/** The last day on which a request about personal data should be answered. It is a day to watch, not a limit that shuts. */
export function answerPersonBy(askedOn: Day, lawDay: Day, calendar: Calendar): Answer<Day> {
  const { value, cites } = inForce(answerDays, lawDay)
  return answered(lastOfDays('none', askedOn, value, calendar).on, [
    because(
      `个人的请求应当及时处理；国家标准建议 ${value} 日内答复。`,
      `A request of a person is dealt with promptly; the standard says within ${value} days.`,
      ...cites,
    ),
  ])
}
export const yearlyReportDays = parameter({
  name: 'private-unit.yearly-report-days',
  says: {
    zh: '民办非企业单位每年报送年度报告的日子：业务主管单位、登记机关',
    en: 'Days by which a private non-enterprise unit reports: to its supervising body, to its registrar',
  },
  unit: { zh: '月-日', en: 'month-day' },
  values: { '1998-10-25': { value: { supervisingBody: '03-31', registrar: '05-31' }, cites: [cite('R-120')] } },
  checkedOn: '2026-11-24',
})

export type ReportTo = 'police' | 'civil-affairs' | 'education'
export interface HarmFacts {
  /** Violence or other harm was found or is suspected. */
  readonly isSuspected: boolean
  readonly isDomesticViolence: boolean
  readonly isMinor: boolean
  /** Without or with limited capacity: minors, and adults who cannot judge their own acts. */
  readonly lacksFullCapacity: boolean
  readonly lawDay: Day
}

/** To whom harm must be reported, at once; empty when no law makes it a duty, which forbids nobody to report. */
export function mandatoryReport(f: HarmFacts): Answer<readonly ReportTo[]> {
  const to = new Set<ReportTo>()
  const steps: Reason[] = []
  if (f.isSuspected && f.isDomesticViolence && (f.lacksFullCapacity || f.isMinor) && ruleInForce('R-118', f.lawDay)) {
    to.add('police')
    steps.push(
      because(
        '发现无民事行为能力人、限制民事行为能力人遭受或者疑似遭受家庭暴力，社会工作服务机构应当及时向公安机关报案，并为当事人保密。',
        'A person without full capacity suffers or may suffer domestic violence: a social work institution reports to the police without delay and keeps the person’s name to itself.',
        cite('R-118'),
      ),
    )
  }
  if (f.isSuspected && f.isMinor && ruleInForce('R-119', f.lawDay)) {
    for (const body of ['police', 'civil-affairs', 'education'] as const) to.add(body)
    steps.push(
      because(
        '发现未成年人身心健康受到侵害、疑似受到侵害或者面临危险，应当立即向公安、民政、教育等有关部门报告。',
        'A minor is harmed, may be harmed or is in danger: report at once to the police, civil affairs or education.',
        cite('R-119'),
      ),
    )
  }
  if (to.size === 0)
    steps.push(
      because(
        '没有法定的强制报告义务；需要时仍可报警或转介，并告诉督导。',
        'No law makes a report a duty here; you may still call the police or refer, and tell your supervisor.',
        cite('R-118'),
        cite('R-119'),
      ),
    )
  return answered([...to], steps)
}

/** Which consent and assessment personal data needs before it is written down. */
export function consentNeeded(f: DataFacts): Answer<ConsentNeeded> {
  if (isBefore(f.lawDay, guardianConsentAge.values[0]!.from))
    return answered({ separateConsent: false, guardianConsent: false, impactAssessment: false }, [
      because(
        '2021 年 11 月 1 日以前没有这部法律；仍应征得同意。',
        'Before 1 November 2021 this law was not in force; still, ask first.',
        cite('R-117'),
      ),
    ])
  const law = inForce(guardianConsentAge, f.lawDay)
  const isChild = f.age < law.value
  const isSensitive = f.isSensitive || isChild
  return answered({ separateConsent: isSensitive, guardianConsent: isChild, impactAssessment: isSensitive }, [
    ...(isChild
      ? [
          because(
            `不满 ${law.value} 周岁，全部信息都是敏感信息，须取得监护人同意。`,
            `Under ${law.value}: everything is sensitive and the guardian must consent.`,
            ...law.cites,
          ),
        ]
      : []),
    isSensitive
      ? because(
          '敏感个人信息：要有特定目的、严格保护、单独同意，事前做影响评估。',
          'Sensitive data: a specific purpose, strict protection, separate consent and an impact assessment first.',
          cite('R-117'),
        )
      : because(
          '一般个人信息：告知后取得同意即可，够用为止。',
          'Ordinary data: tell and ask, and take no more than is needed.',
          cite('R-117'),
        ),
  ])
}

export interface Keeping {
  readonly store: 'procurement-file' | 'personal-data' | 'impact-assessment'
  /** Not to be destroyed before this day; null when nothing must be kept. */
  readonly keepUntilOn: Day | null
  /** To be deleted from this day; null when nothing must be deleted. */
  readonly deleteFromOn: Day | null
  readonly why: Words
  readonly cites: readonly Citation[]
}

/**
 * How long each store is kept. Two laws pull apart: fifteen years for the procurement file, no longer than needed for
 * personal data. So they are two stores, and only counts enter the file.
 */
export function keeping(f: {
  readonly procurementEndedOn: Day
  readonly purposeEndedOn: Day
  readonly assessedOn?: Day
  readonly lawDay: Day
}): readonly Keeping[] {
  const years = inForce(fileKeptYears, f.lawDay)
  const rows: Keeping[] = [
    {
      store: 'procurement-file',
      keepUntilOn: f.procurementEndedOn.add({ years: years.value }),
      deleteFromOn: null,
      why: {
        zh: `采购文件自采购结束起至少保存 ${years.value} 年，里面只放去标识的数量。`,
        en: `The procurement file is kept at least ${years.value} years from the end; only counts without names enter it.`,
      },
      cites: [...years.cites, cite('R-122')],
    },
  ]
  const privacy: RuleNumber = 'R-117'
  if (!ruleInForce(privacy, f.lawDay)) return rows
  rows.push({
    store: 'personal-data',
    keepUntilOn: null,
    deleteFromOn: f.purposeEndedOn,
    why: {
      zh: `目的实现后不再保存：自${sayDay(f.purposeEndedOn, 'zh')}起删除或者匿名化。`,
      en: `Not kept once its purpose is done: deleted or made anonymous from ${sayDay(f.purposeEndedOn, 'en')}.`,
    },
    cites: [cite(privacy), cite('R-122')],
  })
  if (f.assessedOn) {
    const kept = inForce(assessmentKeptYears, f.lawDay)
    rows.push({
      store: 'impact-assessment',
      keepUntilOn: f.assessedOn.add({ years: kept.value }),
      deleteFromOn: null,
      why: {
        zh: `影响评估报告和处理记录至少保存 ${kept.value} 年。`,
        en: `Impact assessments and records of processing are kept at least ${kept.value} years.`,
      },
      cites: kept.cites,
    })
  }
  return rows
}

/** By when a private non-enterprise unit reports on a year. */
export function yearlyReports(year: number, lawDay: Day): Answer<{ readonly toSupervisingBodyBy: Day; readonly toRegistrarBy: Day }> {
  const law = inForce(yearlyReportDays, lawDay)
  const [first, second] = [day(`${year + 1}-${law.value.supervisingBody}`), day(`${year + 1}-${law.value.registrar}`)]
  return answered({ toSupervisingBodyBy: first, toRegistrarBy: second }, [
    because(
      `${year} 年度报告：${sayDay(first, 'zh')}前报业务主管单位，初审同意后${sayDay(second, 'zh')}前报登记机关。`,
      `Report on ${year}: to the supervising body by ${sayDay(first, 'en')}, and once it agrees to the registrar by ${sayDay(second, 'en')}.`,
      ...law.cites,
    ),
  ])
}
