import { describe, expect, test } from 'vitest'
import { longText, text, tidy } from './input.ts'

const read = (s: string) => text().parse(s)
describe('what people type', () => {
  test.each([
    ['direction overrides', 'a\u202eb\u2066c\u2069', 'abc'],
    ['marks of direction', 'a\u200e\u200f\u061cb', 'ab'],
    ['blanks without width', '\u200b=1+1\u2060\ufeff', '=1+1'],
    ['control characters', 'a\u0000\u0007\u001b[31mb\u009bc\u007f', 'a[31mbc'],
    ['a soft hyphen', 'con\u00adtract', 'contract'],
    ['tags nobody sees', 'ab\u{e0041}\u{e0042}c', 'abc'],
    ['fillers that look like nothing', 'a\u3164\uffa0\u115fb', 'ab'],
    ['joiners where nothing is joined', '张\u200d三\u200c', '张三'],
    ['interlinear marks', 'a\ufff9b\ufffbc', 'abc'],
  ])('loses %s', (_, typed, kept) => expect(read(typed)).toBe(kept))
  test.each([
    ['Persian', 'می\u200cخواهم'],
    ['Hindi', 'क्\u200dष'],
    ['Uyghur', 'ئۇيغۇر'],
    ['a family', '👨\u200d👩\u200d👧'],
    ['a coloured heart', '❤\ufe0f\u200d🔥'],
    ['a variant of a name’s character', '葛\u{e0100}'],
    ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ\u180b'],
  ])('keeps %s', (_, typed) => expect(read(typed)).toBe(typed.normalize('NFC')))
  test('that came in another coding is refused, not kept with its letters lost', () => {
    const sent = new URLSearchParams('words=%B9%FE').get('words')!
    for (const schema of [text(), longText()]) {
      const r = schema.safeParse(`甲${sent}`)
      expect(r.error?.issues.map((i) => i.message)).toEqual(['unread'])
    }
  })
  test('that is nothing but such signs is nothing', () => expect(text().safeParse('\u200b\u3164\u202e').success).toBe(false))
  test('has its lines, however they end', () => {
    expect(longText().parse('a\r\nb\rc\u2028d\u0085e\u2029f')).toBe('a\nb\nc\nd\ne\nf')
    expect(read('a\u2028b')).toBe('a b')
    expect(tidy(' a\t ')).toBe('a')
  })
})
