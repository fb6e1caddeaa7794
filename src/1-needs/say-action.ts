import { count, both, sayWhen, type Words } from '#kernel'
import { evidenceKinds } from './rules/evidence.ts'
import { evidenceWords } from './rules/words.ts'

const plain: Record<string, Words> = {
  'needs.create-questionnaire': both('新建问卷', 'made a questionnaire'),
  'needs.copy-questionnaire': both('把问卷复制成新的一版', 'copied the questionnaire into a new edition'),
  'needs.rename-questionnaire': both('改了问卷名称', 'renamed the questionnaire'),
  'needs.add-question': both('加了一题', 'added a question'),
  'needs.change-question': both('改了一题', 'changed a question'),
  'needs.move-question': both('调整了题目顺序', 'moved a question'),
  'needs.remove-question': both('删了一题', 'removed a question'),
  'needs.print-slips': both('打印了答题条', 'printed the slips'),
  'needs.close-campaign': both('结束调查并统计了结果', 'ended the survey and counted it'),
  'needs.count-answers': both('调查到期，已统计', 'the survey being over, it was counted'),
  'needs.count-answers-failed': both(
    '调查到期，但有答卷打不开，没有统计；会自动再试',
    'the survey being over, an answer did not open: it was not counted and is tried again',
  ),
  'needs.count-answers-mended': both('原先打不开的答卷已经能打开，已统计', 'the answers open again and were counted'),
  'needs.mix-answers': both('等待中的答卷已归入', 'answers that waited were taken in'),
  'needs.mix-answers-failed': both(
    '有答卷打不开，等待中的答卷没有归入；会自动再试',
    'an answer did not open: those that wait were not taken in; it is tried again',
  ),
  'needs.mix-answers-mended': both('原先打不开的答卷已经能打开，已归入', 'the answers open again and were taken in'),
  'needs.destroy-codes': both('调查结束，答题码已销毁', 'the survey being over, its codes were destroyed'),
  'needs.answer': both('收到一份答卷', 'an answer arrived'),
  'needs.enter-paper': both('录入了一张纸质问卷', 'entered a paper questionnaire'),
  'needs.settle-paper': both('核对了两遍录入不同的地方', 'settled where two keyings differed'),
  'needs.keep-profile': both('更新了社区概况', 'updated the community profile'),
  'needs.upload-profile': both('上传了社区概况', 'uploaded community profiles'),
  'needs.remove-evidence': both('拿掉了一条证据', 'took out a piece of evidence'),
  'needs.accept': both('认定了需求', 'accepted the need'),
  'needs.reopen': both('重新提出需求', 'noticed the need again'),
}

const when = (day: unknown): Words => {
  const written = typeof day === 'string' ? day : ''
  return both(sayWhen(written, 'zh'), sayWhen(written, 'en'))
}

/** What was done, in words for a history page. Undefined when it is not of this step. */
export function sayAction(action: string, facts: Record<string, unknown>): Words | undefined {
  const title = typeof facts.title === 'string' ? facts.title : ''
  if (action === 'needs.open-purchase')
    return both(`立项：${title} ${facts.number ?? ''}`, `opened the purchase ${facts.number ?? ''} ${title}`)
  if (action === 'needs.open-campaign')
    return both(
      `发起调查「${title}」，发码 ${facts.codes ?? 0} 个`,
      `opened the survey “${title}” with ${count(Number(facts.codes ?? 0), 'code')}`,
    )
  if (action === 'needs.answers-of-day')
    return both(
      `${when(facts.day).zh}归入答卷 ${facts.answers ?? 0} 份`,
      `took in ${count(Number(facts.answers ?? 0), 'answer')} on ${when(facts.day).en}`,
    )
  if (action === 'needs.paper-of-day') {
    const [keyed, settled] = [Number(facts.keyed ?? 0), Number(facts.settled ?? 0)]
    return both(
      `${when(facts.day).zh}录入纸质问卷 ${keyed} 张次${settled ? `，核对 ${settled} 张` : ''}`,
      `keyed ${keyed} paper sheets on ${when(facts.day).en}${settled ? ` and settled ${settled}` : ''}`,
    )
  }
  if (action === 'needs.forget-sheets')
    return both(
      `按保留期限删除了 ${facts.sheets ?? 0} 张纸质问卷的编号`,
      `deleted the numbers of ${facts.sheets ?? 0} paper sheets, their time being over`,
    )
  if (action === 'needs.notice') return both(`提出需求：${title}`, `noticed a need: ${title}`)
  if (action === 'needs.set-aside')
    return both(`暂不采纳「${title}」：${facts.reason ?? ''}`, `set “${title}” aside: ${facts.reason ?? ''}`)
  if (action === 'needs.accept' && title) return both(`认定了需求「${title}」`, `accepted the need “${title}”`)
  if (action === 'needs.add-evidence') {
    const kind = evidenceKinds.find((k) => k === facts.kind)
    return both(
      `附上证据${kind ? `（${evidenceWords[kind].name.zh}）` : ''}`,
      `attached evidence${kind ? ` (${evidenceWords[kind].name.en.toLowerCase()})` : ''}`,
    )
  }
  return plain[action]
}
