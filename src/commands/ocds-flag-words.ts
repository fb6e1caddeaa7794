import { count, dictionary, type Words } from '#kernel'
import type { Indicator } from '#ocds'

const settingsOf = (i: Indicator, language: keyof Words): string =>
  Object.entries(i.settings)
    .map(([name, s]) => `${i.code}.${name}=${s.value} ${language === 'zh' ? `（${s.says.zh}）` : `(${s.says.en})`}`)
    .join(language === 'zh' ? '；' : '; ')

/** What `tandem ocds flags` says. */
export const flagWords = dictionary('commands/ocds-flag-words.flagWords', {
  looked: {
    zh: (n: number) => `看了 ${n} 个项目。`,
    en: (n: number) => `Looked at ${count(n, 'process', 'processes')}.`,
  },
  found: {
    zh: (i: Indicator, flags: number, looked: number) => `${i.code} ${i.says.zh}：${looked} 个里有 ${flags} 个`,
    en: (i: Indicator, flags: number, looked: number) => `${i.code} ${i.says.en}: ${flags} of ${looked}`,
  },
  cannotTell: {
    zh: (i: Indicator) => `它说明不了：${i.cannotTell.zh}`,
    en: (i: Indicator) => `What it does not tell: ${i.cannotTell.en}`,
  },
  more: { zh: (n: number) => `还有 ${n} 个，加 --all 全部列出`, en: (n: number) => `and ${n} more; --all lists them` },
  clear: { zh: (codes: string) => `没有看到什么：${codes}`, en: (codes: string) => `Nothing seen: ${codes}` },
  few: {
    zh: (codes: string) => `不足四个，比不出谁特别：${codes}`,
    en: (codes: string) => `Fewer than four, so that none can stand apart: ${codes}`,
  },
  nothing: {
    zh: (codes: string) => `大多数一次也没有，画不出线：${codes}`,
    en: (codes: string) => `Most have none of it, so that no line can be drawn: ${codes}`,
  },
  lacking: {
    zh: (codes: string) => `数据里没有所需的字段：${codes}（tandem ocds flags --list 说明要什么）`,
    en: (codes: string) => `The data lack what it needs: ${codes} (tandem ocds flags --list says what that is)`,
  },
  meaning: {
    zh: '这些只是值得看一眼的地方，不说明有人做错。',
    en: 'These are places worth a look. None of them says that anybody did wrong.',
  },
  explained: {
    zh: (i: Indicator) =>
      `${i.code} ${i.says.zh}\n  算法：${i.formula.zh}\n  需要：${i.needs.join(' ')}\n${Object.keys(i.settings).length > 0 ? `  可调：${settingsOf(i, 'zh')}\n` : ''}  来源：${i.source}\n  它说明不了：${i.cannotTell.zh}`,
    en: (i: Indicator) =>
      `${i.code} ${i.says.en}\n  Formula: ${i.formula.en}\n  Needs: ${i.needs.join(' ')}\n${Object.keys(i.settings).length > 0 ? `  Settings: ${settingsOf(i, 'en')}\n` : ''}  Source: ${i.source}\n  What it does not tell: ${i.cannotTell.en}`,
  },
})
