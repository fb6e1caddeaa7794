import { expect, test } from 'vitest'
import { isLocked, smallSecretsUnder } from './small-secrets.ts'

const s = smallSecretsUnder('a master secret of enough length, for tests')
test('what is locked is read by the same master secret in the same place, and by nothing else', () => {
  const locked = s.lock('JBSWY3DPEHPK3PXP', 'users:test:usr_1')
  expect(isLocked(locked)).toBe(true)
  expect(locked).not.toContain('JBSWY')
  expect(s.unlock(locked, 'users:test:usr_1')).toBe('JBSWY3DPEHPK3PXP')
  expect(() => s.unlock(locked, 'users:test:usr_2')).toThrow()
  expect(() => smallSecretsUnder('another master secret of enough length').unlock(locked, 'users:test:usr_1')).toThrow()
  expect(() => s.unlock(`${locked.slice(0, -6)}AAAAAA`, 'users:test:usr_1')).toThrow()
  expect(() => s.unlock('JBSWY3DPEHPK3PXP', 'users:test:usr_1')).toThrow('not locked')
  expect(s.lock('x', 'p')).not.toBe(s.lock('x', 'p'))
})
test('a mark is the same for the same, and another under another secret or for another place', () => {
  expect(s.mark('203.0.113.7', 'a')).toBe(s.mark('203.0.113.7', 'a'))
  expect(
    new Set([s.mark('x', 'a'), s.mark('x', 'b'), s.mark('y', 'a'), smallSecretsUnder('yet another master secret, long').mark('x', 'a')])
      .size,
  ).toBe(4)
})
