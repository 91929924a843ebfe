import { type AskAnswerName, askAnswerTexts } from '../asks/ask-answers.ts';

/** The answers that people get to what they do on their phones. A message names one as its template, with `@` before. */
export type AnswerName =
  /** A list of records: which one is meant? */
  | 'which-record'
  | 'noted'
  | 'noted-nowhere'
  /** They chose when what they had written was not kept any more. */
  | 'chosen-late'
  /** WhatsApp shows to no business what they sent. */
  | 'not-shown'
  /** The one kind line a day for what is about no record. */
  | 'chat'
  | 'stranger'
  | 'stopped'
  | 'stopped-category'
  | 'started'
  | 'nothing-to-stop'
  | 'media-too-large'
  | 'media-not-kept'
  | AskAnswerName;

const answerLanguages = ['en', 'pt_BR', 'es'] as const;
export type AnswerLanguage = (typeof answerLanguages)[number];

/** Parameters as `{{name}}`. Each body fits a text message with the longest parameters. */
export const answerTexts = {
  ...askAnswerTexts,
  'which-record': {
    en: 'Which of these is your message about?',
    pt_BR: 'Sobre qual destes é a sua mensagem?',
    es: '¿Sobre cuál de estos es tu mensaje?',
  },
  noted: {
    en: 'Noted on “{{title}}”.',
    pt_BR: 'Registrado em “{{title}}”.',
    es: 'Anotado en “{{title}}”.',
  },
  'noted-nowhere': {
    en: 'All right, this was noted on none of them.',
    pt_BR: 'Certo, não foi registrado em nenhum deles.',
    es: 'De acuerdo, no se anotó en ninguno.',
  },
  'chosen-late': {
    en: 'That was too long ago: what you had written is not kept any more. Please write it again.',
    pt_BR: 'Já faz muito tempo: o que você tinha escrito não está mais guardado. Escreva de novo, por favor.',
    es: 'Ha pasado demasiado tiempo: lo que habías escrito ya no se guarda. Escríbelo de nuevo, por favor.',
  },
  'not-shown': {
    en: 'WhatsApp does not show that kind of message here. Please send it another way, such as a text or an ordinary picture.',
    pt_BR:
      'O WhatsApp não mostra aqui esse tipo de mensagem. Envie de outra forma, por favor, como um texto ou uma foto comum.',
    es: 'WhatsApp no muestra aquí ese tipo de mensaje. Envíalo de otra forma, por favor, como un texto o una foto normal.',
  },
  chat: {
    en: 'Hello! This number only sends messages about work. To answer one of them, press and hold it and choose Reply.',
    pt_BR:
      'Olá! Este número só envia mensagens de trabalho. Para responder a uma delas, toque nela, segure e escolha Responder.',
    es: '¡Hola! Este número solo envía mensajes de trabajo. Para responder a uno, mantenlo pulsado y elige Responder.',
  },
  stranger: {
    en: 'This number is for the company’s own people, and yours is not known here. If you work here, ask your administrator.',
    pt_BR:
      'Este número é para o pessoal da empresa, e o seu não é conhecido aqui. Se você trabalha aqui, fale com o administrador.',
    es: 'Este número es para el personal de la empresa, y el tuyo no se conoce aquí. Si trabajas aquí, habla con tu administrador.',
  },
  stopped: {
    en: 'You will not get messages from here any more, except for those that the company must send. To get them again, write {{start}}.',
    pt_BR:
      'Você não receberá mais mensagens daqui, exceto as que a empresa precisa enviar. Para voltar a receber, escreva {{start}}.',
    es: 'No recibirás más mensajes de aquí, salvo los que la empresa debe enviar. Para volver a recibirlos, escribe {{start}}.',
  },
  'stopped-category': {
    en: 'You will not get messages about {{category}} any more. To get no messages at all, write {{stop_all}}. To get them again, write {{start}}.',
    pt_BR:
      'Você não receberá mais mensagens sobre {{category}}. Para não receber nenhuma, escreva {{stop_all}}. Para voltar a receber, escreva {{start}}.',
    es: 'No recibirás más mensajes sobre {{category}}. Para no recibir ninguno, escribe {{stop_all}}. Para volver a recibirlos, escribe {{start}}.',
  },
  started: {
    en: 'You will get messages from here again. To stop them, write {{stop}}.',
    pt_BR: 'Você voltará a receber mensagens daqui. Para parar, escreva {{stop}}.',
    es: 'Volverás a recibir mensajes de aquí. Para dejar de recibirlos, escribe {{stop}}.',
  },
  'nothing-to-stop': {
    en: 'You get no messages from here that could be stopped. To get them again, write {{start}}.',
    pt_BR:
      'Você não recebe mensagens daqui que possam ser paradas. Para voltar a receber, escreva {{start}}.',
    es: 'No recibes mensajes de aquí que se puedan parar. Para volver a recibirlos, escribe {{start}}.',
  },
  'media-too-large': {
    en: 'That file is larger than 16 MB and was not kept. Please send a smaller one.',
    pt_BR: 'Esse arquivo tem mais de 16 MB e não foi guardado. Envie um menor, por favor.',
    es: 'Ese archivo pesa más de 16 MB y no se guardó. Envía uno más pequeño, por favor.',
  },
  'media-not-kept': {
    en: 'That file could not be kept. Pictures, sound, video, PDF and office documents can.',
    pt_BR: 'Esse arquivo não pôde ser guardado. Imagens, áudio, vídeo, PDF e documentos de escritório podem.',
    es: 'Ese archivo no se pudo guardar. Imágenes, audio, vídeo, PDF y documentos de oficina sí.',
  },
} as const satisfies { readonly [A in AnswerName]: { readonly [L in AnswerLanguage]: string } };

/** Words around the list of `which-record`. A label has at most 20 characters, a row's title 24. */
export const listWords = {
  en: { opener: 'Choose', none: 'None of these' },
  pt_BR: { opener: 'Escolher', none: 'Nenhum destes' },
  es: { opener: 'Elegir', none: 'Ninguno de estos' },
} as const satisfies { readonly [L in AnswerLanguage]: { readonly opener: string; readonly none: string } };

/** The language nearest to one by Meta's spelling (`pt_PT`), or to the first of several of which there is one; else English. */
export function answerLanguage(...wanted: readonly string[]): AnswerLanguage {
  for (const code of wanted) {
    const found = answerLanguages.find((known) => baseOf(known) === baseOf(code));
    if (found !== undefined) return found;
  }
  return 'en';
}

function baseOf(code: string): string {
  return code.replace(/[_-].*$/, '');
}

/** As a message names it, and back. Undefined where the template is one of the workspace's. */
export function answerTemplate(name: AnswerName): string {
  return `@${name}`;
}

export function answerNamed(template: string): AnswerName | undefined {
  const name = template.slice(1);
  return isAnswer(name) && answerTemplate(name) === template ? name : undefined;
}

function isAnswer(name: string): name is AnswerName {
  return Object.hasOwn(answerTexts, name);
}
