import { HttpResponse, http } from 'msw';
import { boat } from './generated/factories.ts';

/** Handlers as a team writes them, of bodies that the document allows. */
export const ownHandlers = [
  http.get('https://eu.boats.example/v1/boats', () =>
    HttpResponse.json([boat({ name: 'Argo' }), boat({ masts: null })]),
  ),
];
