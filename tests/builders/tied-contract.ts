import { contract, signVersion } from '#contracts'
import { appointWorker } from '#delivery'
import { type Day, type Id, newId, type PostLine, type ProjectLine, type Subsidy, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { directContract } from './direct.ts'
import { granted } from './tender-stages.ts'
import type { World } from './world.ts'

export interface Tied {
  readonly id: string
  readonly lines: { posts: PostLine; inPost: ProjectLine; project: ProjectLine; subsidised: PostLine }
}

/**
 * A running contract with both ties: two posts with a project of twelve units inside them, and a project of eight units with a subsidised post
 * of 24,000.00 of 96,000.00 inside it. Nobody stands at a post yet.
 */
export async function tiedContract(w: World, startsOn: Day, o: { subsidy?: Partial<Subsidy>; months?: number } = {}): Promise<Tied> {
  w.clock.set(`${startsOn.toString()}T09:00:00+08:00`)
  const officer = await w.as('officer')
  const { id: purchaseId } = granted(await openPurchase(officer, { title: '岗位和项目', communityIds: w.district.communities.slice(0, 1) }))
  const lineId = () => newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
  const [postsId, projectId] = [lineId(), lineId()]
  const post = { kind: 'post', grade: 'any', months: o.months ?? 12 } as const
  const lines: Tied['lines'] = {
    posts: { ...post, id: postsId, title: '社区社工岗位', hangsOn: null, posts: 2, amount: yuan('204000') },
    inPost: {
      ...{ id: lineId(), kind: 'project', title: '长者陪伴', hangsOn: postsId, quantity: 12, unit: '次' },
      ...{ unitPrice: yuan('2000'), amount: yuan('24000') },
    },
    project: {
      ...{ id: projectId, kind: 'project', title: '家庭教育项目', hangsOn: null, quantity: 8, unit: '次' },
      ...{ unitPrice: yuan('6000'), amount: yuan('48000') },
    },
    subsidised: {
      ...{ ...post, id: lineId(), title: '项目社工补贴岗', hangsOn: projectId, posts: 1, amount: yuan('24000') },
      subsidy: { whole: '96000.00', restFrom: '承接机构', restMoney: '机构自有资金', until: null, ...o.subsidy },
    },
  }
  const { id } = granted(
    await directContract(w, officer, {
      ...{ purchaseId, providerId: w.district.institutions.tongxin, lines: Object.values(lines), startsOn },
      noTenderReason: '续签第二年',
    }),
  )
  for (const who of ['head', 'manager-tongxin']) {
    const c = (await contract(officer, id))!
    granted(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version }))
  }
  return { id, lines }
}

/** Somebody of the institution at a post of it, from a day on. */
export const appointed = async (w: World, contractId: string, lineId: string, who: string, fromOn: Day, share = '1'): Promise<string> =>
  granted(
    await appointWorker(await w.as('manager-tongxin'), {
      ...{ contractId, lineId, fromOn, share, grade: 'assistant', competition: '公开竞聘' },
      workerId: w.district.people[who]!,
    }),
  ).id
