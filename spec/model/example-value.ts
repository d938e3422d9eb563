/** An example value for a path parameter that the page gives none for: `deviceId` gives `device-1`. */
export function exampleValue(parameter: string): string {
  const noun = parameter.length > 2 && parameter.endsWith('Id') ? parameter.slice(0, -2) : parameter;
  const words = noun.replace(/([a-z\d])([A-Z])/g, '$1-$2');
  return `${words.toLowerCase()}-1`;
}
