import { HttpResponse, http } from 'msw';

/** A handler that uses eval, which the page forbids. */
export const handlers = [
  http.get('https://graph.microsoft.com/evaluated', () => {
    try {
      return HttpResponse.text(new Function('return "evaluated"')());
    } catch {
      return HttpResponse.text('refused');
    }
  }),
];
