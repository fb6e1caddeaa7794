import { type Contract, contracts, workedOn } from '#contracts'
import { type Day, isAfter } from '#kernel'
import { answerVoice, keepEntry, openVoices, sayHelped, sayVoice } from '#voices'
import { granted, type Story } from './story.ts'

interface Said {
  kind: 'thanks' | 'question' | 'trouble' | 'idea'
  words: string
  daysAgo: number
  answer?: string
  helped?: 'yes' | 'part' | 'no'
}

const aboutService: readonly Said[] = [
  { kind: 'thanks', words: '演示：社工每周来看我母亲，谢谢。', daysAgo: 40 },
  {
    ...{ kind: 'question', words: '演示：周末有人值班吗？上班的人平时来不了。', daysAgo: 38, helped: 'yes' },
    answer: '演示：每月第一个周六上午有人。从下个月起加到两个周六，社区公告栏会贴出来。',
  },
  {
    ...{ kind: 'trouble', words: '演示：说好星期三来，没有来，也没有人说一声。', daysAgo: 30, helped: 'part' },
    answer: '演示：那天社工生病，我们没有通知到，对不起。现在改期必须提前一天打电话，由站长检查。',
  },
  {
    ...{ kind: 'idea', words: '演示：小组能不能晚上办一次？', daysAgo: 26, helped: 'yes' },
    answer: '演示：可以。下一个小组第三节放在晚上七点，来的人多就固定下来。',
  },
  {
    ...{ kind: 'question', words: '演示：照顾老人的家属有没有一起聊聊的地方？', daysAgo: 24, helped: 'yes' },
    answer: '演示：有，家属小组每两周一次，不用报名，服务目录里写着时间和地点。',
  },
  {
    ...{ kind: 'question', words: '演示：心里难受可以打电话约吗？', daysAgo: 21, helped: 'yes' },
    answer: '演示：可以。打目录里的电话就能约，三天以内见面。',
  },
  { kind: 'trouble', words: '演示：活动室的门坎太高，轮椅进不去。', daysAgo: 18 },
  { kind: 'question', words: '演示：家庭教育的课是不是只收本街道的？', daysAgo: 3 },
]

/** Residents say words about what the district serves now; most were answered, one is late, and one is of how the office works. */
export async function residentsSay(s: Story, today: Day): Promise<void> {
  const running = (await contracts(await s.as('operator', today), { purchaserId: s.district.office, states: ['active'] })).filter(
    (c) => c.providerId === s.district.institutions.tongxin,
  )
  const main = running.toSorted((a, b) => workedOn(b, today).lines.length - workedOn(a, today).lines.length)[0]
  if (!main) return
  await entriesKept(s, running, today)
  for (const said of aboutService) await sayAndAnswer(s, main, said, today)
  const on = today.subtract({ days: 9 })
  const office = `office:${s.district.office}`
  granted(
    await sayVoice(await s.as('operator', on), { about: office, kind: 'trouble', words: '演示：问一件事跑了三个窗口，都说不归自己管。' }),
  )
}

async function sayAndAnswer(s: Story, c: Contract, said: Said, today: Day): Promise<void> {
  const on = today.subtract({ days: said.daysAgo })
  if (isAfter(c.startsOn, on)) return
  const lines = workedOn(c, on).lines
  const line = lines[said.daysAgo % lines.length]!
  const { receipt } = granted(
    await sayVoice(await s.as('operator', on), { about: `line:${c.id}/${line.id}`, kind: said.kind, words: said.words }),
  )
  if (!said.answer) return
  const then = on.add({ days: 4 })
  const manager = await s.as('manager-tongxin', then)
  const [open] = (await openVoices(manager, c.providerId)).filter((v) => v.words === said.words)
  granted(await answerVoice(manager, { id: open!.id, answer: said.answer }))
  if (said.helped) granted(await sayHelped(await s.as('operator', then.add({ days: 2 })), { receipt, helped: said.helped }))
}

/** What the institution says of its lines in the directory: by a word in the title of each. */
const entries: readonly {
  of: RegExp
  says: string
  forWhom: [EntryGroup, ...EntryGroup[]]
  way: 'visit' | 'walk-in'
  hoursNote?: string
}[] = [
  {
    of: /岗位/,
    says: '演示：社工到楼里走访，陪说话，帮您联系看病、救助和志愿者。',
    forWhom: ['older', 'disability', 'poor'],
    way: 'visit',
  },
  {
    of: /大型活动|小型活动/,
    says: '演示：邻里活动，不收钱，来了就能参加。',
    forWhom: ['everybody', 'migrants'],
    way: 'walk-in',
    hoursNote: '演示：每月第二个周六上午，社区公告栏有通知。',
  },
  { of: /个案/, says: '演示：心里难受、家里有难处，社工单独跟您一起想办法。', forWhom: ['everybody', 'carers'], way: 'walk-in' },
  {
    of: /小组|课/,
    says: '演示：家长和孩子的小组，每两周一次，一起学怎么好好说话。',
    forWhom: ['families', 'children'],
    way: 'walk-in',
    hoursNote: '演示：每两周的周三晚上七点。',
  },
]
type EntryGroup = 'older' | 'disability' | 'poor' | 'everybody' | 'migrants' | 'carers' | 'families' | 'children'

async function entriesKept(s: Story, running: readonly Contract[], today: Day): Promise<void> {
  const manager = await s.as('manager-tongxin', today.subtract({ days: 45 }))
  for (const c of running.filter((x) => !isAfter(x.startsOn, manager.today)))
    for (const line of workedOn(c, today).lines) {
      const e = entries.find((x) => x.of.test(line.title))
      if (!e) continue
      const said = { says: e.says, forWhom: e.forWhom, hoursNote: e.hoursNote, phone: '0000-0000000', address: '演示：社区服务中心一楼' }
      const when = { weekdays: ['1', '2', '3', '4', '5'] as ('1' | '2' | '3' | '4' | '5')[], opens: '09:00', closes: '17:30' }
      const room = e.forWhom.includes('carers') ? ('waiting' as const) : ('room' as const)
      granted(
        await keepEntry(manager, {
          ...{
            contractId: c.id,
            lineId: line.id,
            ...said,
            ...when,
            ways: ['phone', e.way],
            languages: ['cmn', 'wuu'],
            accessible: 'yes',
            room,
          },
        }),
      )
    }
}
