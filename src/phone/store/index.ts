export * from './phones.ts'
export * from './entries.ts'
