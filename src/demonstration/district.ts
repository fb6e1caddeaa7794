import { creditCheck, isRefusal, type Refusal } from '#kernel'
import {
  addCommunity,
  addOrganisation,
  addPerson,
  allExperts,
  communities as communitiesOf,
  editExpert,
  enterSpecialty,
  keepParticulars,
  organisations,
  people as everyone,
  type Role,
} from '#people'
import type { Ctx } from '#platform'

/** Who there is in the demonstration district. Names of people are a family name and a role: nobody real is meant. */
export interface District {
  office: string
  bureau: string
  finance: string
  evaluator: string
  institutions: { tongxin: string; bangban: string; nuanyang: string; [key: string]: string }
  committee: string
  communities: string[]
  /** User ids by a short name: `officer`, `head`, `manager-tongxin` … */
  people: Record<string, string>
}

/** A credit code that is whole and nobody's: 999999 is no region. The front says who registers it and as what. */
export const synthetic = (front: string, n: number): string => {
  const seventeen = `${front}999999DEM${String(n).padStart(6, '0')}`
  return `${seventeen}${creditCheck(seventeen)}`
}

export async function buildDistrict(ctx: Ctx): Promise<District> {
  const office = await addOrganisation(ctx, {
    kind: 'purchaser',
    name: '星河街道办事处',
    nameEn: 'Xinghe Sub-district Office',
    creditCode: synthetic('11', 1),
  })
  const bureau = await addOrganisation(ctx, {
    kind: 'bureau',
    name: '星河区民政局',
    nameEn: 'Xinghe Civil Affairs Bureau',
    creditCode: synthetic('11', 2),
  })
  const finance = await addOrganisation(ctx, {
    kind: 'finance',
    name: '星河区财政局',
    nameEn: 'Xinghe Finance Bureau',
    creditCode: synthetic('11', 3),
  })
  const evaluator = await addOrganisation(ctx, {
    kind: 'evaluator',
    name: '明衡第三方评估中心',
    nameEn: 'Mingheng Evaluation Centre',
    creditCode: synthetic('52', 4),
  })
  const tongxin = await addOrganisation(ctx, {
    kind: 'institution',
    name: '同心社会工作服务中心',
    nameEn: 'Tongxin Social Work Centre',
    creditCode: synthetic('52', 5),
    legalForm: 'social-organisation',
  })
  const bangban = await addOrganisation(ctx, {
    kind: 'institution',
    name: '邦伴社会工作服务社',
    nameEn: 'Bangban Social Work Agency',
    creditCode: synthetic('52', 6),
    legalForm: 'social-organisation',
  })
  const nuanyang = await addOrganisation(ctx, {
    kind: 'institution',
    name: '暖阳养老服务有限公司',
    nameEn: 'Nuanyang Elder Care Ltd',
    creditCode: synthetic('91', 7),
    legalForm: 'enterprise',
  })
  const committee = await addOrganisation(ctx, {
    kind: 'community',
    name: '东园社区居委会',
    nameEn: 'Dongyuan Residents’ Committee',
    creditCode: synthetic('55', 8),
    parentId: office,
  })
  const platform = await addOrganisation(ctx, { kind: 'platform', name: '平台运维', nameEn: 'Platform operation' })

  await accounts(ctx, { office, tongxin, bangban, nuanyang })

  const communities: string[] = []
  for (const [name, nameEn, residents, households] of [
    ['东园社区', 'Dongyuan', 8200, 3400],
    ['西桥社区', 'Xiqiao', 7400, 3000],
    ['南里社区', 'Nanli', 6900, 2900],
    ['北苑社区', 'Beiyuan', 7800, 3200],
    ['河畔社区', 'Hepan', 6600, 2700],
    ['松林社区', 'Songlin', 5900, 2500],
    ['新荷社区', 'Xinhe', 7100, 3000],
  ] as const)
    communities.push(await addCommunity(ctx, { name, nameEn, organisationId: office, residents, households }))

  const people: Record<string, string> = {}
  const add = async (key: string, name: string, role: Role, organisationId: string) => {
    people[key] = await addPerson(ctx, { name, email: `${key}@xinghe.example`, role, organisationId })
  }
  await add('officer', '周经办', 'officer', office)
  await add('head', '吴主任', 'head', office)
  await add('approver', '郑科长', 'approver', bureau)
  await add('treasurer', '钱会计', 'treasurer', finance)
  await add('auditor', '沈审计', 'auditor', finance)
  await add('reviewer', '严复核', 'reviewer', finance)
  await add('manager-tongxin', '林总干事', 'manager', tongxin)
  await add('worker-tongxin', '何社工', 'worker', tongxin)
  await add('worker2-tongxin', '许社工', 'worker', tongxin)
  await add('manager-bangban', '方总干事', 'manager', bangban)
  await add('manager-nuanyang', '葛经理', 'manager', nuanyang)
  await add('expert1', '蒋专家', 'expert', evaluator)
  await add('expert2', '韩专家', 'expert', evaluator)
  await add('expert3', '杨专家', 'expert', evaluator)
  await add('expert4', '朱专家', 'expert', evaluator)
  await add('expert5', '秦专家', 'expert', evaluator)
  await pool(ctx, people)
  await add('evaluator', '尤评估', 'evaluator', evaluator)
  await add('committee', '孔居委', 'committee', committee)
  await add('administrator', '系统管理员', 'administrator', platform)
  await add('data-officer', '梁专员', 'data-officer', platform)
  return { office, bureau, finance, evaluator, institutions: { tongxin, bangban, nuanyang }, committee, communities, people }
}

/** The district as it stands in a database it was put into, by what `buildDistrict` calls everybody. */
export async function districtThere(ctx: Ctx): Promise<District> {
  const all = new Map((await organisations(ctx, {})).map((o) => [o.name, o.id as string]))
  const of = (name: string): string => {
    const id = all.get(name)
    if (!id) throw new Error(`there is no ${name} in the district`)
    return id
  }
  const everybody = await everyone(ctx, {})
  const office = of('星河街道办事处')
  return {
    office,
    bureau: of('星河区民政局'),
    finance: of('星河区财政局'),
    evaluator: of('明衡第三方评估中心'),
    institutions: { tongxin: of('同心社会工作服务中心'), bangban: of('邦伴社会工作服务社'), nuanyang: of('暖阳养老服务有限公司') },
    committee: of('东园社区居委会'),
    communities: (await communitiesOf(ctx, { organisationId: office })).map((c) => c.id as string).toSorted(),
    people: Object.fromEntries(everybody.map((p) => [p.email.split('@')[0]!, p.userId])),
  }
}

/** Where each is paid from and to. The bank and its numbers are nobody's: 0000 opens no bank card and no account. */
async function accounts(ctx: Ctx, of: Readonly<Record<'office' | 'tongxin' | 'bangban' | 'nuanyang', string>>): Promise<void> {
  const where = {
    office: { address: '星河路 1 号', representedBy: '吴主任' },
    tongxin: { address: '青石路 7 号', representedBy: '林总干事' },
    bangban: { address: '河畔街 12 号', representedBy: '方总干事' },
    nuanyang: { address: '松林路 3 号', representedBy: '葛经理' },
  }
  for (const [i, [key, particulars]] of Object.entries(where).entries())
    whole(
      await keepParticulars(ctx, {
        id: of[key as keyof typeof of],
        ...particulars,
        bank: '星河演示银行',
        account: `0000${String(i + 1).padStart(8, '0')}0000`,
      }),
    )
}

/** What the pool knows of the experts: what they know, as what they are qualified and until when. */
async function pool(ctx: Ctx, people: Record<string, string>): Promise<void> {
  const work = whole(await enterSpecialty(ctx, { name: '社会工作', nameEn: 'Social work' })).id
  const finance = whole(await enterSpecialty(ctx, { name: '财务与绩效', nameEn: 'Finance and performance' })).id
  const known = {
    expert1: { specialtyIds: [work], title: '高级社会工作师' },
    expert2: { specialtyIds: [work, finance], title: '副教授' },
    expert3: { specialtyIds: [work], title: '高级社会工作师' },
    expert4: { specialtyIds: [work, finance], title: '高级会计师' },
    expert5: { specialtyIds: [work], title: '教授' },
  }
  const all = await allExperts(ctx)
  for (const [key, what] of Object.entries(known)) {
    const x = all.find((e) => e.user_id === people[key])!
    whole(await editExpert(ctx, { id: x.id, name: x.name, email: x.email, ...what }))
  }
}

const whole = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(x.words.en)
  return x
}
