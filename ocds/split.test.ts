import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Splitter } from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (b: Uint8Array) => new TextDecoder().decode(b)
function split(whole: Uint8Array, cuts: readonly number[] = []) {
  const s = new Splitter()
  const parts: string[] = []
  let from = 0
  for (const to of [...cuts.toSorted((a, b) => a - b), whole.length]) {
    for (const p of s.push(whole.subarray(from, to))) parts.push(`${p.kind} ${p.list ?? '-'} ${p.ocid ?? '?'} @${p.at} ${text(p.bytes)}`)
    from = to
  }
  s.end()
  return { parts, fault: s.fault }
}

describe('what is in a file', () => {
  test.each([
    [
      'a release package',
      '{"uri":"u","releases":[{"ocid":"a","x":[1]} , {"ocid":"b"}],"v":"]"}',
      [
        'element releases a @23 {"ocid":"a","x":[1]}',
        'element releases b @46 {"ocid":"b"}',
        'package releases ? @0 {"uri":"u","releases":[],"v":"]"}',
      ],
    ],
    [
      'a record package',
      '{"records":[{"ocid":"a","releases":[{"ocid":"n"}]}]}',
      ['element records a @12 {"ocid":"a","releases":[{"ocid":"n"}]}', 'package records ? @0 {"records":[]}'],
    ],
    ['a record alone', '{"ocid":"a","releases":[{"ocid":"n"}]}', ['element - a @0 {"ocid":"a","releases":[{"ocid":"n"}]}']],
    ['a list', '[{"ocid":"a"},{"ocid":"b"}]', ['element - a @1 {"ocid":"a"}', 'element - b @14 {"ocid":"b"}']],
    ['one a line', '{"ocid":"a"}\n{"ocid":"b"}\n', ['element - a @0 {"ocid":"a"}', 'element - b @13 {"ocid":"b"}']],
    [
      'packages one after the other',
      '{"releases":[{"ocid":"a"}]}{"releases":[]}',
      ['element releases a @13 {"ocid":"a"}', 'package releases ? @0 {"releases":[]}', 'package releases ? @27 {"releases":[]}'],
    ],
    [
      'the ocid of the release and not of what lies in it',
      '{"relatedProcesses":[{"ocid":"no"}],"ocid":"a"}',
      ['element - a @0 {"relatedProcesses":[{"ocid":"no"}],"ocid":"a"}'],
    ],
    ['an ocid with an escape is left to whoever parses it', '{"ocid":"\\u0061"}', ['element - ? @0 {"ocid":"\\u0061"}']],
    ['quotes and brackets in texts', '{"a":"\\"}{[","ocid":"a\\\\"}', ['element - ? @0 {"a":"\\"}{[","ocid":"a\\\\"}']],
    ['a mark before the first byte is no fault', '\ufeff{"ocid":"a"}', ['element - a @3 {"ocid":"a"}']],
    ['nothing', ' \n', []],
  ])('%s', (_name, whole, expected) => expect(split(bytes(whole))).toEqual({ parts: expected, fault: undefined }))

  test.each([
    ['nested too deep', '['.repeat(200), 'not-object', 1],
    ['objects nested too deep', '{"a":'.repeat(200), 'too-deep', 640],
    ['brackets that do not match', '{"a":[1}', 'unbalanced', 7],
    ['the end missing', '{"a":"b', 'unfinished', 7],
    ['text between objects', '{"a":1} x', 'stray', 8],
    ['a number in a list of releases', '{"releases":[1]}', 'not-object', 13],
    ['a text in a list of releases', '{"releases":["{}"]}', 'not-object', 13],
    ['a list in a list of releases', '{"releases":[[{}]]}', 'not-object', 13],
    ['a bracket too many', '{}}', 'unbalanced', 2],
  ])('%s is refused with its place', (_name, whole, kind, at) => expect(split(bytes(whole)).fault).toEqual({ kind, at }))
})

test('it does not matter where the pieces end', () => {
  const whole = bytes(
    '\ufeff{"uri":"a\\\\","releases":[{"ocid":"é\\"","t":"居民{"},\n{"ocid":"b","n":[{"ocid":"x"},[]]}],"records":[]} [{"ocid":"c"}]\n{"ocid":"d"}',
  )
  const once = split(whole)
  expect(once.parts).toHaveLength(5)
  fc.assert(fc.property(fc.array(fc.nat(whole.length), { maxLength: 12 }), (cuts) => void expect(split(whole, cuts)).toEqual(once)))
})

test('any JSON comes out as it went in', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.dictionary(fc.string(), fc.jsonValue()).filter((o) => !('releases' in o) && !('records' in o)),
        { maxLength: 4 },
      ),
      fc.array(fc.nat(400), { maxLength: 6 }),
      (objects, cuts) => {
        const s = new Splitter()
        const whole = bytes(JSON.stringify({ releases: objects }))
        const out: unknown[] = []
        let from = 0
        for (const to of [...cuts.filter((c) => c < whole.length).toSorted((a, b) => a - b), whole.length]) {
          for (const p of s.push(whole.subarray(from, to))) if (p.kind === 'element') out.push(JSON.parse(text(p.bytes)))
          from = to
        }
        s.end()
        expect(s.fault).toBeUndefined()
        expect(out).toEqual(JSON.parse(JSON.stringify(objects)))
      },
    ),
  ))
