export { moveClock } from './move-clock.ts'
export {
  addJurisdiction,
  answerOthers,
  hostOf,
  isJurisdictionCode,
  isReached,
  jurisdictionAt,
  knownJurisdictions,
  listedJurisdictions,
  noneAnswers,
  setHost,
} from './jurisdictions.ts'
export { refuseJurisdiction } from './jurisdiction-words.ts'
export { kindIn } from './kind-in.ts'
export { calendarsThen, knownLater, knownOn, type Later } from './known-on.ts'
export { lawFor, lawHere, lawOrFault } from './law-here.ts'
export { Link, openable } from './address.tsx'
export { isForMe, leadsTo } from './leads-to.ts'
export { calendarDue, calendarOf, type EnteredYear, enteredYears, enterYear, withdrawYear } from './calendar.ts'
export { advance, changeOf, type Changing, type Keeping, whyNotDo } from './change-of.ts'
export { keepParticulars } from './edit-organisation.ts'
export * from './directory.ts'
export { type Seat, seatKey, type Seated, seated, seats } from './seats.ts'
export { accountWords } from './account-words.ts'
export { endLoginService, loginServiceHere, type LoginServiceInput, setLoginService, setPasswords } from './login-services.ts'
export { ownSettingWords } from './own-setting-words.ts'
export { keepSetting, restoreSetting } from './keep-setting.ts'
export { numberingForm, ownSettingForms, ownSettingTyped } from './own-setting-form.ts'
export { numberingWords } from './numbering-words.ts'
export { inputOf as numberingInput, numberAgain, numberingOffices, setNumbering, whyNotNumbered } from './set-numbering.ts'
export { nextNumbers } from './take-number.ts'
export { numberedKinds, numberingOn } from './rules/numbering.ts'
export { placesAround } from './pages/own-place.tsx'
export { logoHere, logoImage, printedLogo, standingLogo } from './logos.ts'
export { beginOwnPlace, contactLines, ownSettingHistory, publishedAs } from './own-settings.ts'
export { type ContactLines, sayContact } from './rules/own-setting.ts'
export { takeNumber } from './take-number.ts'
export { hashPassword } from './password.ts'
export * from './permission.ts'
export { refusePermission } from './role-words.ts'
export {
  askerOfSession,
  askerOfToken,
  closeSession,
  endSessionOf,
  signedInAt,
  heldSession,
  openSession,
  sessionCookieFor,
} from './session.ts'
export { account } from './prove.ts'
export { resetFromCommandLine, resetLetter } from './reset.ts'
export { routes } from './routes.tsx'
export * from './standing.ts'
export { lockTotpSecrets } from './two-step.ts'
export { sayAction } from './words.ts'
export { sayLegalForm } from './organisation-form.ts'
export type { Community, LegalForm, LocalNumber, Organisation } from './store.ts'
export { takeDue as takeDueOfPeople } from './forget.ts'
export { myData } from './my-data.ts'
export {
  answerRequest,
  askRequest,
  type DataRequest,
  dataRequests,
  enterRequest,
  myRequests,
  requestBy,
  requestsDue,
} from './data-requests.ts'
export { groupWords, kindHints, localWords, refuseLocal } from './local-words.ts'
export { type Left, leftBetween } from './leftovers.ts'
export { localForm, readLocal, settableIn } from './local-form.ts'
export { EnterLocalPage } from './pages/enter-local.tsx'
export { localNumbers } from './local-numbers.ts'
export { enterLocalNumbers, type LocalInput } from './enter-local-numbers.ts'
export { withdrawLocalNumber } from './end-local-number.ts'
export { sayLocal } from './pages/local-number.tsx'
export { localStates } from './rules/local-number-words.ts'
export { notInUse, whyNotInUse } from './organisations.ts'
export { mayAsk } from './throttle.ts'
export { inTurn } from './turn.ts'
export { organisationProcess } from './rules/organisation.ts'
export { organisationStates } from './rules/organisation-words.ts'
export { communityWords } from './community-words.ts'
export { communityProcess } from './rules/community.ts'
export { allExperts, type Expert, expertOf, tiesOf } from './experts.ts'
export { hasExpired, isAway } from './rules/expert.ts'
export { sameName } from './rules/same-name.ts'
export { enterSpecialty, specialties } from './specialties.ts'
export { editExpert } from './enter-expert.ts'
export { confirmedLetter } from './confirm-supplier.ts'
export { supplierWords } from './supplier-words.ts'
export { enterDocument, suppliersDue } from './documents.ts'
export { document as supplierDocument, type DocumentJson, documentJson, documentOf, documentsOf, type KeptDocument } from './suppliers.ts'
export { isOver, type SupplierDocument } from './rules/supplier.ts'
export { applicationStates, documentKinds, documentStates } from './rules/supplier-words.ts'
export { expertStates, specialtyStates } from './rules/expert-words.ts'
export { Until } from './pages/documents.tsx'
export { inviteFirst } from './invite-first.ts'
export { enterCommunity } from './enter-community.ts'
export { dataRequestProcess, type RefusedFor, refusedFor, type RequestKind, requestKinds } from './rules/data-request-process.ts'
export { type Erasure, erasures, keepErasure } from './erasures.ts'
export { erasable } from './erasable.ts'
export { asText } from './handed-table.ts'
