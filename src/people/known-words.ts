import { type Day, dictionary, sayDay, type Words } from '#kernel'

export const knownWords = dictionary('people/known-words.knownWords', {
  numberEntered: {
    zh: (says: Words, value: Words, from: Day, on: Day, concluded: Day) =>
      `「${says.zh}」${value.zh}（自 ${sayDay(from, 'zh')}起）是 ${sayDay(on, 'zh')}才录入的，这条记录 ${sayDay(concluded, 'zh')}已经办结，因此没有适用；如果适用，这里的结论会不同。`,
    en: (says: Words, value: Words, from: Day, on: Day, concluded: Day) =>
      `“${says.en}” of ${value.en}, from ${sayDay(from, 'en')}, was entered on ${sayDay(on, 'en')}, after this was concluded on ${sayDay(concluded, 'en')}. It was not applied; with it the answer here would be another.`,
  },
  numberChanged: {
    zh: (says: Words, value: Words, from: Day, on: Day, concluded: Day) =>
      `「${says.zh}」${value.zh}（自 ${sayDay(from, 'zh')}起）在 ${sayDay(on, 'zh')}被撤回或者改了最后一天，这条记录 ${sayDay(concluded, 'zh')}已经办结，仍按当时的数；按现在的数，这里的结论会不同。`,
    en: (says: Words, value: Words, from: Day, on: Day, concluded: Day) =>
      `“${says.en}” of ${value.en}, from ${sayDay(from, 'en')}, was withdrawn or given another last day on ${sayDay(on, 'en')}, after this was concluded on ${sayDay(concluded, 'en')}. What was known then is applied; by what is known now the answer here would be another.`,
  },
  year: {
    zh: (year: number, on: Day, concluded: Day) =>
      `${year} 年的放假安排是 ${sayDay(on, 'zh')}录入或者改动的，这条记录 ${sayDay(concluded, 'zh')}已经办结，因此没有适用；如果适用，这里的结论会不同。`,
    en: (year: number, on: Day, concluded: Day) =>
      `The days off of ${year} were entered or changed on ${sayDay(on, 'en')}, after this was concluded on ${sayDay(concluded, 'en')}. That was not applied; with it the answer here would be another.`,
  },
})
