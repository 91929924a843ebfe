import type { Route, Workspace } from '#domain/workspace';

/** A workspace as the steps read it: one branch, two channels, one template in two languages, two routes. */
export function smallWorkspace(change: Partial<Workspace> = {}): Workspace {
  return {
    branches: [{ id: 'sp', name: 'São Paulo', timeZone: 'America/Sao_Paulo', language: 'pt_BR' }],
    channels: [
      {
        id: 'helpdesk',
        name: 'Helpdesk',
        branch: 'sp',
        members: [
          { person: 'ana', role: 'agent' },
          { person: 'rui', role: 'agent' },
          { person: 'eva', role: 'manager' },
        ],
      },
      { id: 'empty', name: 'Nobody yet', branch: 'sp', members: [] },
    ],
    templates: [
      {
        id: 'ticket_opened',
        category: 'utility',
        text: {
          pt_BR: { body: 'Chamado {{number}} aberto: {{subject}} hoje.' },
          en: { body: 'Ticket {{number}} is open: {{subject}} today.' },
        },
      },
    ],
    routes: [ticketOpened, ticketClosed],
    ...change,
  };
}

export const ticketOpened: Route = {
  id: 'ticket-opened',
  when: { source: ['helpdesk'], 'detail-type': ['TicketOpened'] },
  record: {
    type: 'ticket',
    key: '{{detail.id}}',
    title: '{{detail.subject}}',
    stage: 'open',
    url: 'https://desk.example/{{detail.id}}',
    fields: { priority: '{{detail.priority}}' },
    channel: 'helpdesk',
  },
  tell: [
    {
      channel: 'helpdesk',
      role: 'agent',
      template: 'ticket_opened',
      with: { number: '{{detail.id}}', subject: '{{detail.subject}}' },
    },
  ],
};

const ticketClosed: Route = {
  id: 'ticket-closed',
  when: { source: ['helpdesk'], 'detail-type': ['TicketClosed'] },
  record: {
    type: 'ticket',
    key: '{{detail.id}}',
    title: '{{detail.subject}}',
    stage: 'closed',
    channel: 'helpdesk',
    close: true,
  },
  tell: [{ channel: 'empty', template: 'ticket_opened', with: { number: '{{detail.id}}', subject: 'x' } }],
};

/** A closing that everybody on the helpdesk hears of. */
export const ticketClosedToAll: Route = {
  ...ticketClosed,
  notAfter: 1_800_000,
  tell: [
    {
      channel: 'helpdesk',
      template: 'ticket_opened',
      with: { number: '{{detail.id}}', subject: '{{detail.subject}}' },
    },
  ],
};
