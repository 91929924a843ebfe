/** By person. */
type Texts = Readonly<Record<string, string>>;

/** By route: everybody, as `person: language`, or the reason why not. */
interface Audience {
  readonly [route: string]: readonly string[];
}

const approvers = [
  'rui.tavares: pt_BR',
  'eva.nogueira: no-phone',
  'beatriz.antunes: pt_BR',
  'livia.freitas: pt_BR',
];

const ofStock = [
  'livia.freitas: pt_BR',
  'sergio.campos: pt_BR',
  'diego.fuentes: es',
  'elena.ruiz: es',
  'miguel.castro: pt_BR',
];

/** For each sample who is told, and what some of them read. */
export const expected: readonly (readonly [event: string, Audience, Texts])[] = [
  [
    '01-ticket-opened',
    { 'ticket-opened': ['ana.souza: pt_BR', 'bruno.lima: pt_BR', 'carla.mendes: opted-out'] },
    {
      'ana.souza':
        'O chamado *T-1042* foi aberto por Helena Prado: Impressora fiscal do caixa 3 não responde.\n' +
        'Prioridade: high. Detalhes em https://helpdesk.example.com/tickets/T-1042 para quem for atender.',
    },
  ],
  [
    '02-purchase-submitted',
    {
      'purchase-pending': approvers,
      'purchase-over-limit': ['otavio.barros: pt_BR'],
      'purchase-received': ['paula.ribeiro: pt_BR'],
    },
    {
      'rui.tavares':
        'A compra *PC-2026-0881*, de R$ 12.480,50, pedida por Paula Ribeiro para Automação Bandeirantes Ltda., aguarda aprovação.\n' +
        'Abra https://erp.example.com/purchases/PC-2026-0881 no sistema de compras.',
      'otavio.barros':
        'Sua equipe pediu uma compra acima do limite: Paula Ribeiro pediu 12 leitores de código de barras para o centro de ' +
        'distribuição por R$ 12.480,50, no centro de custo CD-SP-04, sob o número *PC-2026-0881*. A aprovação segue o caminho normal.',
      'paula.ribeiro':
        'Recebemos seu pedido de compra *PC-2026-0881*, de R$ 12.480,50. Você será avisado quando houver uma decisão.',
    },
  ],
  [
    '03-work-order-stage-changed',
    { 'stage-entered': ['grace.hill: en'] },
    {
      'grace.hill':
        'Work order *WO-7719* (Replace gearbox on conveyor 2) entered stage *awaiting parts*. Assigned to Marcus Reed. ' +
        'Follow it at https://erp.example.com/work-orders/WO-7719 when you can.',
    },
  ],
  [
    '04-work-order-due-soon',
    {
      'deadline-near': ['grace.hill: en', 'marcus.reed: en', 'dana.ortiz: no-consent', 'javier.morales: es'],
    },
    {
      'marcus.reed':
        'Work order *WO-7719* (Replace gearbox on conveyor 2) is due Nov 20, 2026, 4:00 PM, that is in 6 hours, and stands at ' +
        'awaiting parts. Please see https://erp.example.com/work-orders/WO-7719 before then.',
      'javier.morales':
        'La orden *WO-7719* (Replace gearbox on conveyor 2) vence el 20 nov 2026, 16:00, es decir, dentro de 6 horas, y está en ' +
        'la etapa awaiting parts. Revisa https://erp.example.com/work-orders/WO-7719 antes del plazo.',
    },
  ],
  [
    '05-incident-updated',
    { 'incident-update': ['joana.pires: pt_BR', 'tiago.alves: en'] },
    {
      'tiago.alves':
        'Incident *INC-318* on checkout-api is now: monitoring.\nA connection pool was exhausted after the 16:10 release. It was ' +
        'rolled back; response times are normal again.\nTimeline at https://status.example.com/incidents/INC-318 for those who are on call.',
    },
  ],
  [
    '06-ticket-closed',
    { 'ticket-closed': ['ana.souza: pt_BR', 'helena.prado: pt_BR'] },
    {
      'helena.prado':
        'Seu chamado *T-1042* (Impressora fiscal do caixa 3 não responde) está resolvido: Fonte trocada e impressora reconfigurada. ' +
        'Se o problema voltar, é só reabri-lo no helpdesk.',
    },
  ],
  [
    '07-ticket-reopened',
    { 'ticket-reopened': ['ana.souza: pt_BR', 'bruno.lima: pt_BR', 'carla.mendes: opted-out'] },
    {
      'bruno.lima':
        'O problema voltou: Impressora fiscal do caixa 3 não responde. O chamado foi reaberto por Helena Prado, que escreveu: Parou ' +
        'de novo depois de uma hora. Quem for atender, assuma no helpdesk.',
    },
  ],
  [
    '08-purchase-amended',
    {
      'purchase-changed': approvers,
    },
    {
      'rui.tavares':
        'A compra *PC-2026-0881*, que aguarda sua aprovação, mudou de valor: agora são R$ 14.100,00. Motivo: Bases de recarga ' +
        'incluídas. Confira antes de aprovar.',
    },
  ],
  [
    '09-purchase-approved',
    { 'purchase-approved': ['paula.ribeiro: pt_BR'] },
    {
      'paula.ribeiro':
        'Sua compra *PC-2026-0881* foi aprovada por Rui Tavares. O pedido segue para o fornecedor.',
    },
  ],
  [
    '10-purchase-rejected',
    { 'purchase-rejected': ['diego.fuentes: es'] },
    {
      'diego.fuentes':
        'Tu compra *PC-2026-0874* no fue aprobada por Rui Tavares. Motivo: Sem verba até janeiro. Consulta al equipo de compras si tienes dudas.',
    },
  ],
  [
    '11-work-order-parts-arrived',
    { 'parts-arrived': ['marcus.reed: en', 'dana.ortiz: no-consent', 'javier.morales: es'] },
    {
      'marcus.reed':
        'The parts for work order *WO-7719* (Replace gearbox on conveyor 2) are here. It now stands at *in progress* and can go on.',
    },
  ],
  ['12-work-order-assigned', { 'work-order-assigned': ['dana.ortiz: no-consent'] }, {}],
  [
    '12-work-order-assigned, outcome',
    { 'nobody-told': ['otavio.barros: pt_BR', 'catarina.reis: en', 'wendy.clark: en'] },
    {
      'wendy.clark':
        'Nobody could be told about Inspect fire pump (work-order WO-7724). People left without a message: 1. Please see who can ' +
        'take care of it, at https://erp.example.com/work-orders/WO-7724 or by phone.',
    },
  ],
  [
    '13-alert-raised',
    { 'alert-raised': ['joana.pires: pt_BR', 'tiago.alves: en'] },
    {
      'joana.pires':
        'A verificação *error rate* falhou às 21:22: 8,3%, com limite de 2,0%. Os gráficos estão no painel do serviço.',
      'tiago.alves':
        'Check *error rate* failed at 9:22 PM with 8.3%, where the limit is 2.0%. The graphs are on the dashboard.',
    },
  ],
  [
    '14-alert-cleared',
    { 'alert-cleared': ['joana.pires: pt_BR'] },
    {
      'joana.pires': 'A verificação *error rate* em checkout-api voltou ao normal. Não é preciso fazer nada.',
    },
  ],
  [
    '15-stock-transfer-shipped',
    {
      'transfer-shipped': ofStock,
    },
    {
      'livia.freitas':
        'A transferência *TR-5530* saiu para Lisboa com 1.240 volumes pela Atlântica Cargas. Avisaremos quando for recebida.',
      'elena.ruiz':
        'El traslado *TR-5530* viene de São Paulo con 1240 bultos por valor de 86.350,00 €. Llega el 27 de noviembre de 2026, es ' +
        'decir, dentro de 7 días; reserva espacio en recepción.',
    },
  ],
  [
    '16-stock-transfer-received',
    {
      'transfer-received': ofStock,
    },
    {
      'diego.fuentes':
        'El traslado *TR-5530* fue recibido por Elena Ruiz: 1238 bultos, 2 menos de los que salieron. El proceso está cerrado.',
    },
  ],
  [
    '18-safety-notice-published',
    {
      'safety-notice': ['grace.hill: en', 'marcus.reed: en', 'dana.ortiz: no-consent', 'javier.morales: es'],
    },
    {
      'grace.hill':
        'Notice *SN-2026-014* is in force from Dec 1, 2026: Lockout before any work on conveyors.\nPlease read ' +
        'https://ehs.example.com/notices/SN-2026-014 before your next shift and confirm here.',
    },
  ],
];
