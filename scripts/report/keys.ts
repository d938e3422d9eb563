/**
 * The script of a report of a page: keys and the field that searches. All else works without it. It reads no markup and
 * writes none.
 */
export const keysScript = `
const lines = [...document.querySelectorAll('.lines > li')];
const tools = document.querySelector('.tools');
const field = tools.querySelector('input');
const count = tools.querySelector('output');
tools.hidden = false;

const isShown = (line) => !line.hidden;
const isFound = (line) => isShown(line) && line.matches('.decided, .error');

/** The nearest line in a direction that fits, from the one in focus on and around the end. */
function go(step, fits) {
  const current = lines.findIndex((line) => '#' + line.id === location.hash);
  let at = current === -1 && step < 0 ? 0 : current;
  for (let tried = 0; tried < lines.length; tried++) {
    at = (at + step + lines.length) % lines.length;
    if (fits(lines[at])) return show(lines[at]);
  }
}

function show(line) {
  location.replace('#' + line.id);
  line.querySelector('a').focus({ preventScroll: true });
}

function search() {
  const text = field.value.toLowerCase();
  let found = 0;
  for (const line of lines) {
    line.hidden = !line.querySelector('code').textContent.toLowerCase().includes(text);
    if (!line.hidden) found += 1;
  }
  count.textContent = text === '' ? '' : found + ' of ' + lines.length + ' lines';
}

field.addEventListener('input', search);
field.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') field.value = '';
  if (event.key === 'Escape') search();
  if (event.key === 'Escape') field.blur();
  if (event.key === 'Enter') go(1, isShown);
});
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === field) return;
  if (event.key === 'j') go(1, isShown);
  else if (event.key === 'k') go(-1, isShown);
  else if (event.key === 'f') go(1, isFound);
  else if (event.key === '/') field.focus();
  else return;
  event.preventDefault();
});
`;
