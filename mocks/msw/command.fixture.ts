/** A command that the page allows, as a body to send. */
export const command = {
  Status: 'pending',
  Type: 'launch',
  AppServiceName: 'notes',
  PackageFamilyName: 'Notes',
  Error: '',
  Payload: {},
  PermissionTicket: 'ticket',
  PostBackUri: 'https://example.com/done',
};
