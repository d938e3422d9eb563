/** An example value for a path parameter that the page gives none for: `deviceId` gives `device-1`. */
export function exampleValue(parameter: string): string {
  const words = parameter.replace(/(?<=.)Id$/, '').replace(/([a-z\d])([A-Z])/g, '$1-$2');
  return `${words.toLowerCase()}-1`;
}
