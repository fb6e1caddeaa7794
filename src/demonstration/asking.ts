import type { Day } from '#kernel'
import {
  acceptNeed,
  addEvidence,
  closeCampaign,
  createQuestionnaire,
  keepProfile,
  noticeNeed,
  openCampaign,
  openPurchase,
  storeAnswer,
} from '#needs'
import { communities } from '#people'
import { needsAnswer } from './answers.ts'
import type { Chance } from './chance.ts'
import { granted, type Story } from './story.ts'

/** Shares of the population by group. Ages from 60 on follow the proportions published for a street of Guangzhou in 2023. */
const shares = {
  sex: { female: 0.512, male: 0.488 },
  age: { '0-17': 0.16, '18-34': 0.22, '35-59': 0.39, '60-69': 0.122, '70-79': 0.066, '80-89': 0.036, '90-99': 0.0055, '100+': 0.0005 },
  household: { alone: 0.14, couple: 0.27, 'with-children': 0.41, 'three-generations': 0.13, other: 0.05 },
} as const

/** The census profile of every community, so that answers can be weighed. */
export async function profilesKept(s: Story, on: Day): Promise<void> {
  const officer = await s.as('officer', on)
  for (const c of await communities(officer, { organisationId: s.district.office })) {
    const total = c.residents ?? 0
    const groups = Object.entries(shares).flatMap(([variable, of]) => {
      const parts = Object.entries(of).map(([category, share]) => ({
        variable: variable as keyof typeof shares,
        category,
        people: Math.round(total * share),
      }))
      parts[0]!.people += total - parts.reduce((n, p) => n + p.people, 0)
      return parts
    })
    granted(await keepProfile(officer, c.id, { source: '演示用虚构数据', countedOn: on, groups }))
  }
}

/** Opens a purchase and asks residents, by household codes and by an open link. */
export async function asked(
  s: Story,
  c: Chance,
  p: {
    title: string
    titleEn: string
    communityIds: readonly string[]
    on: Day
    days: number
    households: number
    answered: number
    closed: boolean
  },
): Promise<{ purchaseId: string; campaignId: string }> {
  const officer = await s.as('officer', p.on)
  const { id: purchaseId } = granted(await openPurchase(officer, { title: p.title, titleEn: p.titleEn, communityIds: [...p.communityIds] }))
  const { id: questionnaireId } = granted(
    await createQuestionnaire(officer, {
      title: '社区社会工作需求问卷',
      titleEn: 'Needs of the community',
      purpose: 'needs',
      template: 'needs',
    }),
  )
  const survey = granted(
    await openCampaign(officer, {
      purchaseId,
      questionnaireId,
      title: `${p.title}：需求调查`,
      titleEn: `${p.titleEn}: what residents need`,
      purpose: 'needs',
      communityIds: p.communityIds,
      opensOn: p.on,
      closesOn: p.on.add({ days: p.days }),
      householdsPerCommunity: p.households,
      openLink: true,
      contactName: '街道办公室',
      contactPhone: '0000-0000000',
    }),
  )
  for (const { codes } of survey.codes)
    for (const code of codes.slice(0, p.answered)) {
      const resident = await s.as(
        'clock',
        p.on.add({ days: c.whole(0, p.closed ? p.days : Math.min(p.days, 5)) }),
        `${c.whole(8, 20)}:15`.padStart(5, '0'),
      )
      granted(
        await storeAnswer(
          { ...resident, asker: { ...resident.asker, kind: 'public' } },
          {
            campaignId: survey.id,
            submissionId: `${code}-${c.whole(1, 1e9)}`,
            route: c.weighted([
              ['own-phone', 6],
              ['helped', 2],
              ['tablet', 1],
            ] as const),
            code,
            typed: needsAnswer(c),
          },
        ),
      )
    }
  if (p.closed) granted(await closeCampaign(await s.as('officer', p.on.add({ days: p.days })), survey.id))
  return { purchaseId, campaignId: survey.id }
}

interface NeedSeed {
  title: string
  titleEn: string
  statement: string
  question: string
  also: readonly { kind: 'normative' | 'expressed' | 'comparative'; says: string; source: string }[]
}

/** Needs that the survey and other evidence show, accepted. */
export async function needsAccepted(
  s: Story,
  p: { purchaseId: string; campaignId: string; on: Day; needs: readonly NeedSeed[] },
): Promise<string[]> {
  const officer = await s.as('officer', p.on)
  const ids: string[] = []
  for (const n of p.needs) {
    const { id } = granted(
      await noticeNeed(officer, { title: n.title, titleEn: n.titleEn, statement: n.statement, purchaseId: p.purchaseId }),
    )
    granted(
      await addEvidence(officer, {
        needId: id,
        kind: 'felt',
        says: '居民认为很重要，而现在做得不够。',
        source: '需求调查',
        campaignId: p.campaignId,
        figure: `${n.question}#discrepancy`,
      }),
    )
    for (const e of n.also) granted(await addEvidence(officer, { needId: id, ...e }))
    granted(await acceptNeed(officer, { needId: id }))
    ids.push(id)
  }
  return ids
}
