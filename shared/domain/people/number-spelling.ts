/**
 * One text for all spellings of a phone number, with or without its +: what is not dialled alike may be the same phone.
 * Meta's own spelling of a number may differ from the one it was given: in Brazil by the ninth digit, in Mexico by a 1, in
 * Argentina by a 9 or a 15. No two numbers that can be in use at once are spelled alike.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
 */
export function oneSpelling(number: string): string {
  const digits = number.replace(/^\+/, '');
  const country = rules.find(({ code }) => digits.startsWith(code));
  return country === undefined
    ? digits
    : `${country.code}${country.spell(digits.slice(country.code.length))}`;
}

interface Country {
  readonly code: string;
  /** The national number as its mobile phones are spelled here. */
  readonly spell: (national: string) => string;
}

const rules: readonly Country[] = [
  { code: '55', spell: brazilian },
  { code: '52', spell: (national) => national.replace(/^1(\d{10})$/, '$1') },
  { code: '54', spell: argentinian },
];

/**
 * Mobile phones got a 9 in front of their eight digits, which began with 6 to 9; eight digits that begin with 2 to 5 are a
 * landline's, and stay so.
 */
function brazilian(national: string): string {
  return national.replace(/^([1-9]\d)([6-9]\d{7})$/, '$19$2');
}

/**
 * A mobile phone is 9 and ten digits from abroad; at home its area of two to four digits, 15, and the rest. Fixed and mobile
 * numbers share one plan of ten digits, in which each is given out once.
 */
function argentinian(national: string): string {
  const dialled = national.replace(/^9(?=\d{10}$|\d{12}$)/, '');
  const [area = '', rest = ''] = homely.exec(dialled)?.slice(1) ?? [];
  const ten = area === '' ? dialled : `${area}${rest}`;
  return ten.length === 10 ? `9${ten}` : national;
}

/** Only one place of the 15 can be meant: where there are two of them, it is all the same which goes. */
const homely = /^(?=\d{12}$)(\d{2,4}?)15(\d{6,8})$/;
