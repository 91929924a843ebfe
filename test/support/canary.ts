/** Words that stand for what must not get out: whoever finds one of them where it should not be has found a leak. */
export const canary = {
  company: 'kanarie.vogel',
  name: 'Kanarievogel Zwitscher',
  phone: '+5511987650123',
  /** The same person's number as it was before. */
  formerPhone: '+5511987650199',
  /** As WhatsApp spells it. */
  waId: '551187650123',
  userId: 'BR.K4n4r13',
  /** In an event, and so in a message. */
  text: 'zwitscher-im-ereignis',
  reply: 'zwitscher-in-der-antwort',
  caption: 'zwitscher-unter-dem-bild',
  stranger: 'zwitscher-als-fremder-vogel',
  /** Where they agreed, and who wrote it down, by the company's id. */
  source: 'zwitscher-bei-der-einstellung',
  writer: 'star.notar',
  wording: 'zwitscher-der-zustimmung',
  failure: 'zwitscher-von-meta',
  reason: 'zwitscher-als-grund',
} as const;

/** The canary words that a text holds, in clear or in one of the dresses in which texts travel. */
export function canariesIn(text: string): readonly string[] {
  const dressed = text.toLowerCase();
  return Object.entries(canary).flatMap(([what, word]) =>
    dressesOf(word).some((dress) => dressed.includes(dress.toLowerCase())) ? [what] : [],
  );
}

/** As it is, without its `+`, and in base64 from each of the three places in which a group may begin. */
function dressesOf(word: string): readonly string[] {
  const plain = word.replace(/^\+/, '');
  const groups = [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(plain)]);
    const clean = (text: string) => text.slice(shift === 0 ? 0 : 4, -4);
    return clean(bytes.toString('base64'));
  });
  return [plain, encodeURIComponent(plain), ...groups];
}
