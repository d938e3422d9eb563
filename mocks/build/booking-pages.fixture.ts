import { compileTogether } from '../../spec/test-page.fixture.ts';

const collection = '/rooms/{roomId}/bookings';
const item = `${collection}/{bookingId}`;

interface BookingPage {
  readonly title: string;
  readonly request: string;
  readonly query?: string;
  readonly sent?: object;
  readonly status: string;
  readonly shown?: object;
}

const budget = { id: 'booking-1', subject: 'Budget', seats: 6 };

const pages: readonly BookingPage[] = [
  {
    title: 'List bookings',
    request: `GET ${collection}`,
    query:
      '|$top|Int32|How many. Optional.|\n|$select|String|Which properties. Optional.|\n|$count|Boolean|Whether to count. Optional.|',
    status: '200 OK',
    shown: { value: [budget, { id: 'booking-2', subject: 'Yoga', seats: 12 }] },
  },
  {
    title: 'Create booking',
    request: `POST ${collection}`,
    sent: { subject: 'Budget', seats: 6 },
    status: '201 Created',
    shown: budget,
  },
  {
    title: 'Get booking',
    request: `GET ${item}`,
    query: '|$select|String|Which properties. Optional.|',
    status: '200 OK',
    shown: { ...budget, note: 'Bring figures' },
  },
  {
    title: 'Update booking',
    request: `PATCH ${item}`,
    sent: { seats: 8 },
    status: '200 OK',
    shown: { ...budget, seats: 8 },
  },
  { title: 'Delete booking', request: `DELETE ${item}`, status: '204 No Content' },
];

/** The document of sibling pages about the bookings of a room. */
export const bookingDocument = compileTogether(
  pages.map((page) => ({ path: `api/${page.title.toLowerCase().replace(' ', '-')}.md`, text: pageText(page) })),
).document;

function pageText({ title, request, query, sent, status, shown }: BookingPage): string {
  const [method = '', template = ''] = request.split(' ');
  const path = template.replace('{roomId}', 'room-1').replace('{bookingId}', 'booking-1');
  const json = (value: object) => `Content-Type: application/json\n\n${JSON.stringify(value)}\n`;
  const properties =
    sent && Object.keys(sent).map((name) => `|${name}|${name === 'seats' ? 'Int32' : 'String'}|Optional.|`);
  return [
    `# ${title}`,
    `## HTTP request\n\n\`\`\` http\n${request}\n\`\`\``,
    query && `## Optional query parameters\n\n|Name|Type|Description|\n|:---|:---|:---|\n${query}`,
    properties && `## Request body\n\n|Property|Type|Description|\n|:---|:---|:---|\n${properties.join('\n')}`,
    `## Response\n\nIf successful, this method returns \`${status}\`.`,
    `## Example\n\n### Request\n\n\`\`\` http\n${method} https://graph.microsoft.com/v1.0${path}\n${sent ? json(sent) : ''}\`\`\``,
    `### Response\n\n\`\`\` http\nHTTP/1.1 ${status}\n${shown ? json(shown) : ''}\`\`\`\n`,
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}
