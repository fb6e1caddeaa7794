export * from './voices.ts'
