import { dictionary } from '#kernel'

/** What is said of the jurisdictions of an installation, and why it is not known in which of them a command works. */
export const words = dictionary('commands/jurisdiction-words.words', {
  none: {
    zh: '还没有设立任何区划。请先运行 tandem serve，按打印的网址设立。',
    en: 'No jurisdiction is set up yet. Run tandem serve and open the address it prints.',
  },
  which: {
    zh: (codes: readonly string[]) => `请用 --jurisdiction 指明哪一个：${codes.join('、')}。`,
    en: (codes: readonly string[]) => `Say which one with --jurisdiction: ${codes.join(', ')}.`,
  },
  usage: {
    zh: `一套系统、几个区划

  tandem jurisdiction list
  tandem jurisdiction add CODE --name NAME --place PLACE [--name-en NAME] [--host HOST] [--zone ZONE] [--ocid-prefix ocds-xxxxxx]
                           [--own-place NAME] [--own-place-en NAME]   PLACE 里自己的一个地方，例如「双塔区」
  tandem jurisdiction host CODE HOST        让这个主机名通向它；--none：不再有自己的网址
  tandem jurisdiction answers CODE          没有指明的网址都由它回应（list 里标 * 的）
`,
    en: `Several jurisdictions in one installation

  tandem jurisdiction list
  tandem jurisdiction add CODE --name NAME --place PLACE [--name-en NAME] [--host HOST] [--zone ZONE] [--ocid-prefix ocds-xxxxxx]
                           [--own-place NAME] [--own-place-en NAME]   a place of your own within PLACE, as Shuangta District
  tandem jurisdiction host CODE HOST        it is reached at this host; --none: at none of its own
  tandem jurisdiction answers CODE          it answers the hosts that none names (marked * in the list)
`,
  },
  made: {
    zh: (code: string) =>
      `已设立「${code}」。第一位管理员：tandem user invite EMAIL --role administrator --organisation … --jurisdiction ${code}`,
    en: (code: string) =>
      `“${code}” is set up. Its first administrator: tandem user invite EMAIL --role administrator --organisation … --jurisdiction ${code}`,
  },
  unreached: {
    zh: (code: string) => `它还没有自己的网址：tandem jurisdiction host ${code} HOST`,
    en: (code: string) => `No host leads to it yet: tandem jurisdiction host ${code} HOST`,
  },
  host: {
    zh: (code: string, host: string) => `${host} 通向「${code}」。`,
    en: (code: string, host: string) => `${host} leads to “${code}”.`,
  },
  noHost: {
    zh: (code: string) => `「${code}」没有自己的网址了。`,
    en: (code: string) => `“${code}” has no host of its own any more.`,
  },
  answers: {
    zh: (code: string) => `没有指明的网址都由「${code}」回应。`,
    en: (code: string) => `“${code}” answers every host that none names.`,
  },
  noneAnswers: {
    zh: (codes: readonly string[]) =>
      `现在没有区划回应没有指明的网址，从这些网址打不开任何页面。请从 ${codes.join('、')} 中选定一个，运行：tandem jurisdiction answers CODE`,
    en: (codes: readonly string[]) =>
      `No jurisdiction answers the hosts that none names, and nothing is reached there. Choose one of ${codes.join(', ')} and run: tandem jurisdiction answers CODE`,
  },
  unknown: {
    zh: (code: string, known: readonly string[]) =>
      `没有「${code}」这个区划（现有：${known.join('、')}）。请先设立：tandem jurisdiction add ${code} …`,
    en: (code: string, known: readonly string[]) =>
      `There is no jurisdiction “${code}” (there are: ${known.join(', ')}). Set it up first: tandem jurisdiction add ${code} …`,
  },
})
