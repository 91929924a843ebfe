/** What people are told about their answers to asks. Parameters as `{{name}}`. */
export const askAnswerTexts = {
  'tap-recorded': {
    en: 'Recorded on “{{title}}”: {{option}}.',
    pt_BR: 'Registrado em “{{title}}”: {{option}}.',
    es: 'Registrado en “{{title}}”: {{option}}.',
  },
  'tap-changed': {
    en: 'Changed on “{{title}}”: your answer is now {{option}}.',
    pt_BR: 'Alterado em “{{title}}”: sua resposta agora é {{option}}.',
    es: 'Cambiado en “{{title}}”: tu respuesta ahora es {{option}}.',
  },
  'tap-stands': {
    en: 'You have answered “{{title}}” already: {{option}}. That stands.',
    pt_BR: 'Você já respondeu a “{{title}}”: {{option}}. Essa resposta vale.',
    es: 'Ya respondiste a “{{title}}”: {{option}}. Esa respuesta vale.',
  },
  'tap-decided': {
    en: 'Your answer does not count any more. “{{title}}” is decided: {{outcome}}.',
    pt_BR: 'Sua resposta não conta mais. “{{title}}” já está decidido: {{outcome}}.',
    es: 'Tu respuesta ya no cuenta. “{{title}}” ya está decidido: {{outcome}}.',
  },
  'tap-expired': {
    en: 'Your answer does not count: the time to answer “{{title}}” is over.',
    pt_BR: 'Sua resposta não conta: o prazo para responder a “{{title}}” acabou.',
    es: 'Tu respuesta no cuenta: el plazo para responder a “{{title}}” terminó.',
  },
  'tap-closed': {
    en: '“{{title}}” is closed and needs no answer any more.',
    pt_BR: '“{{title}}” está encerrado e não precisa mais de resposta.',
    es: '“{{title}}” está cerrado y ya no necesita respuesta.',
  },
  'tap-not-yours': {
    en: 'That question was put to somebody else. Your answer does not count.',
    pt_BR: 'Essa pergunta foi feita a outra pessoa. Sua resposta não conta.',
    es: 'Esa pregunta se hizo a otra persona. Tu respuesta no cuenta.',
  },
  'tap-broken': {
    en: 'That button does not work any more. Ask whoever needs your answer to send the question again.',
    pt_BR: 'Esse botão não funciona mais. Peça a quem precisa da sua resposta que envie a pergunta de novo.',
    es: 'Ese botón ya no funciona. Pide a quien necesita tu respuesta que envíe la pregunta otra vez.',
  },
  'tap-not-entitled': {
    en: 'You may not answer “{{title}}” any more. Your answer does not count.',
    pt_BR: 'Você não pode mais responder a “{{title}}”. Sua resposta não conta.',
    es: 'Ya no puedes responder a “{{title}}”. Tu respuesta no cuenta.',
  },
  'tap-not-your-turn': {
    en: 'It is not your turn yet to answer “{{title}}”. Your answer does not count.',
    pt_BR: 'Ainda não é a sua vez de responder a “{{title}}”. Sua resposta não conta.',
    es: 'Todavía no es tu turno de responder a “{{title}}”. Tu respuesta no cuenta.',
  },
  'tap-handed-on': {
    en: 'You handed “{{title}}” on to somebody else. Your answer does not count.',
    pt_BR: 'Você passou “{{title}}” a outra pessoa. Sua resposta não conta.',
    es: 'Pasaste “{{title}}” a otra persona. Tu respuesta no cuenta.',
  },
  /** With the options below it. */
  'ask-options': {
    en: 'Your answer on “{{title}}”:',
    pt_BR: 'Sua resposta sobre “{{title}}”:',
    es: 'Tu respuesta sobre “{{title}}”:',
  },
  'ask-reason': {
    en: 'Why “{{option}}”? Answer with a text or a voice message. Your answer on “{{title}}” counts once you have said so.',
    pt_BR:
      'Por que “{{option}}”? Responda com um texto ou um áudio. Sua resposta sobre “{{title}}” vale depois disso.',
    es: '¿Por qué “{{option}}”? Responde con un texto o un audio. Tu respuesta sobre “{{title}}” cuenta después de eso.',
  },
  'ask-question': {
    en: '{{question}} (Your answer on “{{title}}” counts once you have said so.)',
    pt_BR: '{{question}} (Sua resposta sobre “{{title}}” vale depois disso.)',
    es: '{{question}} (Tu respuesta sobre “{{title}}” cuenta después de eso.)',
  },
  'ask-invalid': {
    en: 'That was not understood. Please write {{expected}}.',
    pt_BR: 'Não deu para entender. Escreva {{expected}}.',
    es: 'No se entendió. Escribe {{expected}}.',
  },
  pending: {
    en: 'This waits for your answer. Choose one to see it again.',
    pt_BR: 'Isto espera a sua resposta. Escolha um para ver de novo.',
    es: 'Esto espera tu respuesta. Elige uno para verlo otra vez.',
  },
  /** Below the title of a row. */
  'pending-until': { en: 'until {{when}}', pt_BR: 'até {{when}}', es: 'hasta {{when}}' },
  'pending-none': {
    en: 'Nothing waits for your answer.',
    pt_BR: 'Nada espera a sua resposta.',
    es: 'Nada espera tu respuesta.',
  },
  /** The question as it was put at first, with its options below. */
  'ask-again': { en: '{{body}}', pt_BR: '{{body}}', es: '{{body}}' },
  /** With those below it to whom it can be handed. */
  'hand-on': {
    en: 'Who is to answer “{{title}}” in your place?',
    pt_BR: 'Quem vai responder a “{{title}}” no seu lugar?',
    es: '¿Quién va a responder a “{{title}}” en tu lugar?',
  },
  'handed-on': {
    en: 'You handed “{{title}}” on: {{name}} has it now.',
    pt_BR: 'Você passou “{{title}}” adiante: agora está com {{name}}.',
    es: 'Pasaste “{{title}}”: ahora lo tiene {{name}}.',
  },
  'hand-on-not-allowed': {
    en: '“{{title}}” cannot be handed on: it needs your own answer.',
    pt_BR: '“{{title}}” não pode ser passado adiante: precisa da sua própria resposta.',
    es: '“{{title}}” no se puede pasar: necesita tu propia respuesta.',
  },
  'hand-on-nobody': {
    en: 'There is nobody now to whom “{{title}}” can be handed on.',
    pt_BR: 'No momento não há ninguém a quem passar “{{title}}”.',
    es: 'Ahora no hay nadie a quien pasar “{{title}}”.',
  },
  'hand-on-gone': {
    en: 'They cannot take “{{title}}” any more. It still waits for you; to choose somebody else, say so again.',
    pt_BR:
      'Essa pessoa não pode mais receber “{{title}}”. Continua com você; para escolher outra, peça de novo.',
    es: 'Esa persona ya no puede recibir “{{title}}”. Sigue contigo; para elegir a otra, pídelo otra vez.',
  },
  /** To those who were asked, and need not answer any more. Goes under the ask's own route. */
  'ask-over': {
    en: '“{{title}}” needs no answer from you any more: {{outcome}}.',
    pt_BR: '“{{title}}” não precisa mais da sua resposta: {{outcome}}.',
    es: '“{{title}}” ya no necesita tu respuesta: {{outcome}}.',
  },
} as const;

export type AskAnswerName = keyof typeof askAnswerTexts;
