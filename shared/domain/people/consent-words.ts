/** The words of one language by which somebody takes their consent back or gives it again. */
export interface ConsentWords {
  readonly stop?: readonly string[];
  /** Stop everything, also as an answer to a message of one category. */
  readonly stopAll?: readonly string[];
  readonly start?: readonly string[];
}

/** Built in, by language: the first of each list is the one that people are told of. A workspace may have lists of its own instead. */
export const consentWords: { readonly [language: string]: ConsentWords } = {
  en: {
    stop: ['stop', 'unsubscribe'],
    stopAll: ['stop all', 'unsubscribe all'],
    start: ['start', 'subscribe'],
  },
  pt: {
    stop: ['sair', 'parar', 'descadastrar'],
    stopAll: ['sair tudo', 'sair de tudo', 'parar tudo'],
    start: ['voltar', 'iniciar'],
  },
  es: {
    stop: ['baja', 'parar', 'salir'],
    stopAll: ['baja todo', 'baja total', 'parar todo'],
    start: ['alta', 'iniciar'],
  },
  fr: {
    stop: ['arret', 'arreter'],
    stopAll: ['tout arreter', 'arreter tout'],
    start: ['demarrer', 'reprendre'],
  },
  de: { stop: ['stopp', 'abmelden'], stopAll: ['stopp alles', 'alles abmelden'], start: ['anmelden'] },
};
